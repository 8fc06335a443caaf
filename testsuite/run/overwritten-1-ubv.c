/* Code that is not instrumented writes past the end of a heap block, over the
   size of it: the next free says so.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "overwritten-1-other.inc.c" } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
/* { dg-mpxguard-text "ERROR: mpxguard: overwritten size \\(found by free\\) of 0x" } */
#include <stdlib.h>

void wipe (char *p, size_t n);

__attribute__ ((noipa)) static void
drop (void *p)
{
  free (p);
}

int
main (void)
{
  char *p = malloc (40);
  char *q = malloc (40);

  wipe (p, 40);
  drop (p);
  wipe (q, 48);
  drop (q);
  return 0;
}
