/* A pointer on the stack has its bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "stack object" } */
#include <stdarg.h>
#include <stdlib.h>

__attribute__ ((noipa)) static int
fill (int a, int b, int c, int d, int e, int f, char *p, int size)
{
  for (int i = 0; i < size; i++)
    p[i] = a + b + c + d + e + f; /* violation */
  return p[size - 1] != 21;
}

int
main (void)
{
  char object[20];

  if (fill (1, 2, 3, 4, 5, 6, object, 20))
    return 2;
  return fill (1, 2, 3, 4, 5, 6, object, 21);
}
