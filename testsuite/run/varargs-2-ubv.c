/* A pointer among variable arguments on the stack, behind numbers of other
   classes, read by a function that was given the va_list.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
#include <stdarg.h>
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (va_list ap, int i)
{
  char *p = va_arg (ap, char *);

  p[i] = 1; /* violation */
}

__attribute__ ((noipa)) static void
pass (int skip, int i, ...)
{
  va_list ap;

  va_start (ap, i);
  for (int k = 0; k < skip; k++)
    if (k % 2)
      va_arg (ap, double);
    else
      va_arg (ap, long);
  set (ap, i);
  va_end (ap);
}

int
main (void)
{
  char *p = malloc (8);

  pass (12, 7, 0L, 1.0, 2L, 3.0, 4L, 5.0, 6L, 7.0, 8L, 9.0, 10L, 11.0, p);
  pass (12, 8, 0L, 1.0, 2L, 3.0, 4L, 5.0, 6L, 7.0, 8L, 9.0, 10L, 11.0, p);
  return 0;
}
