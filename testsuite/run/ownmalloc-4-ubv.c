/* A pointer that a realloc that is not ours has moved keeps its bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "LD_PRELOAD=libc.so.6" } */
/* { dg-mpxguard-report "read" "1" "above 0" "any" } */
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static char
get (char **slots, int i, int k)
{
  return slots[i][k]; /* violation */
}

/* Return P, of which the compiler then knows nothing.  */
__attribute__ ((noipa)) static void *
hide (void *p)
{
  return p;
}

int
main (void)
{
  char **slots = hide (malloc (3 * sizeof *slots));
  void *behind = hide (malloc (10));

  slots[1] = hide (memset (malloc (40), 1, 40));
  slots = realloc (slots, 300 * sizeof *slots);
  return get (slots, 1, 40) + (behind == NULL);
}
