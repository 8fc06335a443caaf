/* Loops that end one past the end, run backwards to the start, or walk with a
   stride; the pointer behind the last element is made but not used.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

__attribute__ ((noipa)) static long
forwards (const long *p, const long *end)
{
  long s = 0;

  while (p != end)
    s += *p++;
  return s;
}

__attribute__ ((noipa)) static long
backwards (const long *begin, const long *p)
{
  long s = 0;

  while (p-- != begin)
    s = 2 * s + *p;
  return s;
}

__attribute__ ((noipa)) static long
strided (const long *p, const long *end, int stride)
{
  long s = 0;

  for (; p < end; p += stride)
    s += *p;
  return s;
}

int
main (void)
{
  long *a = malloc (10 * sizeof *a);

  for (int i = 0; i < 10; i++)
    a[i] = i == 9;
  return forwards (a, a + 10) != 1 || backwards (a, a + 10) != 512
	 || strided (a, a + 10, 7) != 0 || strided (a, a + 10, 3) != 1
	 || strided (a, a + 10, 100) != 0;
}
