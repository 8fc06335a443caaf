/* A use after free says where the block was freed, without any key; and not what it
   does not know.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-read" "1" "any" "heap" } */
/* { dg-mpxguard-text "  freed at:\n    #0 0x\[0-9a-f\]+ in drop \[^\n\]*report-24-uaf.c:@free@\n==\[0-9\]+==  where it was allocated is recorded with" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
drop (char *p)
{
  free (p); /* free */
  __asm__ volatile ("" : : : "memory");
}

__attribute__ ((noipa)) static int
get (char *p, int i)
{
  return p[i]; /* violation */
}

int
main (void)
{
  char *p = calloc (100, 1);

  if (get (p, 99) != 0)
    return 2;
  drop (p);
  return get (p, 40);
}
