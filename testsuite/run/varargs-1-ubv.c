/* A pointer among variable arguments in registers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "stack a" } */
#include <stdarg.h>

__attribute__ ((noipa)) static int
get (int i, ...)
{
  va_list ap;

  va_start (ap, i);
  int *p = va_arg (ap, int *);
  va_end (ap);
  return p[i]; /* violation */
}

int
main (void)
{
  int a[2] = { 1, 2 };

  if (get (1, a) != 2)
    return 2;
  get (2, a);
  return 0;
}
