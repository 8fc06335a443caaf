/* Variable arguments with -Og: GCC makes loads of va_arg later than at the
   other levels.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-Og" } */
/* { dg-mpxguard-report "read" "4" "above 0" "stack short_one" } */
#include <stdarg.h>

static int
sum_of_fourth (int count, ...)
{
  va_list ap;
  int sum = 0;

  va_start (ap, count);
  for (int i = 0; i < count; i++)
    sum += va_arg (ap, int *)[3]; /* violation */
  va_end (ap);
  return sum;
}

int
main (void)
{
  int long_one[4] = { 1, 2, 3, 4 };
  int short_one[3] = { 1, 2, 3 };

  return sum_of_fourth (2, long_one, short_one);
}
