/* setjmp and longjmp, over frames with arrays and callbacks; pointers kept
   across the second return.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <setjmp.h>
#include <stdlib.h>

static jmp_buf escape;
static int depth;

__attribute__ ((noipa)) static void
dive (int *p, int n, void (*leaf) (int *))
{
  int local[8];

  depth++;
  for (int i = 0; i < 8; i++)
    local[i] = p[i % 4];
  if (n == 0)
    leaf (local);
  else
    dive (local, n - 1, leaf);
}

static void
leave (int *p)
{
  longjmp (escape, p[7] + 1);
}

int
main (void)
{
  int *volatile block = calloc (4, sizeof (int));
  int *volatile p = block;
  volatile int rounds = 0;

  int result = setjmp (escape);
  if (result)
    {
      p[3] = result;
      p++;
      p--;
    }
  if (++rounds < 5)
    dive (p, 20, leave);
  return p[3] != 4 || depth != 4 * 21;
}
