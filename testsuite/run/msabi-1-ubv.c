/* Functions with the calling convention of another system: bounds of their arguments
   and results, and none for variable arguments.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "stack last" } */
/* noasan */
#include <stdlib.h>

__attribute__ ((ms_abi, noipa)) static int
sum (char *a, long n, char *b, char *c, char *d, char *e, int k)
{
  return n + a[k] + b[k] + c[k] + d[k] + e[k]; /* violation */
}

__attribute__ ((ms_abi, noipa)) static char *
inside (char *p, int k)
{
  return p + k;
}

__attribute__ ((ms_abi, noipa)) static int
variable (int n, ...)
{
  __builtin_ms_va_list list;
  int total = 0;

  __builtin_ms_va_start (list, n);
  while (n--)
    total += __builtin_va_arg (list, char *)[3];
  __builtin_ms_va_end (list);
  return total;
}

static int (__attribute__ ((ms_abi)) *volatile pointer) (char *, long, char *,
							 char *, char *,
							 char *, int) = sum;

int
main (void)
{
  char a[6] = { 0 }, *b = calloc (1, 7), c[8] = { 0 }, *d = calloc (1, 9);
  char last[5] = { 0 };

  if (sum (a, 0, b, c, d, last, 4) != 0 || pointer (last, 0, d, c, b, a, 4) != 0
      || *inside (last, 4) != 0 || *inside (b, 6) != 0
      || variable (5, a, b, c, d, last) != 0)
    return 2;
  return sum (a, 0, b, c, d, last, 5);
}
