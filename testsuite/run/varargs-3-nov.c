/* A variadic function called by different callers in turn, also with a pointer
   where an integer is read and with equal values in several places.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdarg.h>
#include <stdint.h>

static int small[1] = { 1 };

__attribute__ ((noipa)) static long
sum (int n, ...)
{
  va_list ap;
  long total = 0;

  va_start (ap, n);
  for (int i = 0; i < n; i++)
    total += va_arg (ap, long);
  va_end (ap);
  return total;
}

__attribute__ ((noipa)) static int
deep (int n, ...)
{
  va_list ap;
  int total = 0;

  va_start (ap, n);
  for (int i = 0; i < n; i++)
    {
      int *p = va_arg (ap, int *);

      total += p[0];
      if (i == 0)
	sum (2, 1L, 2L);
    }
  va_end (ap);
  return total;
}

int
main (void)
{
  int a[4] = { 5, 6, 7, 8 };

  if (deep (3, a, a, small) != 11 || deep (2, small, a + 3) != 9)
    return 1;
  if (sum (3, 1L, (long) (intptr_t) small - (long) (intptr_t) small, 4L) != 5)
    return 2;
  return sum (2, (long) (intptr_t) a, -(long) (intptr_t) a) != 0;
}
