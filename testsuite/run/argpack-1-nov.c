/* Variable arguments that an inline function hands on as they are.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdarg.h>

__attribute__ ((noipa)) static int
sum (int index, ...)
{
  va_list ap;
  int total = 0;

  va_start (ap, index);
  for (int *p = va_arg (ap, int *); p; p = va_arg (ap, int *))
    total += p[index];
  va_end (ap);
  return total;
}

extern inline __attribute__ ((always_inline, gnu_inline)) int
sum_of_all (int index, ...)
{
  return sum (index, __builtin_va_arg_pack ());
}

int
main (void)
{
  int first[5] = { 1, 2, 3, 4, 5 }, second[4] = { 1, 2, 3, 4 };

  return sum_of_all (3, first, second, (int *) 0) != 8;
}
