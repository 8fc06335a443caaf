/* halt_on_error=0 in the middle of everything that lives in registers: integer,
   vector and x87 values and the flags survive the report.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0" } */
/* { dg-mpxguard-report "read" "1" "above 0" "stack bytes" } */
/* { dg-mpxguard-exit "exit 0" } */
#include <string.h>

__attribute__ ((noipa)) static int
mix (const char *bytes, int n, double a, double b, double c, double d,
     long double e, long double f, long g, long h, long i, float j)
{
  double s = a;
  long double t = e;
  long u = g;

  for (int k = 0; k < n; k++)
    {
      int more = bytes[k] == 0; /* violation */
      s += a * b + c - d + j;
      t += e * f;
      u += g * h - i;
      if (more || k == n - 1)
	s += 1;
    }
  return s == 1 + 9 * (2 + 3 - 4 + 0.5) + 9 && t == 5 + 9 * 30 && u == 7 + 9 * 47;
}

int
main (void)
{
  char bytes[8];

  memset (bytes, 0, sizeof bytes);
  return !mix (bytes, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0.5f);
}
