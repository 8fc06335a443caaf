/* A pointer that leaves its block while it is stored, and is used then.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "below 8" "heap" } */
#include <stdlib.h>

struct machine
{
  long *top;
};

__attribute__ ((noipa)) static long
pop (struct machine *m)
{
  m->top--;
  return m->top[0]; /* violation */
}

int
main (void)
{
  struct machine m;
  long *block = calloc (4, sizeof *block);

  m.top = block + 4;
  for (int i = 0; i < 4; i++)
    if (pop (&m) != 0)
      return 1;
  pop (&m);
  return 0;
}
