/* A pointer on the stack, among variable arguments, has its bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "stack object" } */
#include <stdarg.h>
#include <stdlib.h>

__attribute__ ((noipa)) static int
fill_variable (int size, ...)
{
  va_list ap;
  int sum = 0;
  char *p;

  va_start (ap, size);
  for (int i = 0; i < 5; i++)
    sum += va_arg (ap, int);
  p = va_arg (ap, char *);
  va_end (ap);
  for (int i = 0; i < size; i++)
    p[i] = sum; /* violation */
  return p[size - 1] != 20;
}

int
main (void)
{
  char object[20];

  if (fill_variable (20, 2, 3, 4, 5, 6, object))
    return 2;
  return fill_variable (21, 2, 3, 4, 5, 6, object);
}
