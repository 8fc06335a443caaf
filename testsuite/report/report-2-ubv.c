/* halt_on_error=0: the program goes on after each report, with all registers
   and flags as they were, and ends as it would.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0" } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */
/* { dg-mpxguard-report "write" "1" "below 1" "any" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-text "sum 19 4.50\n" } */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static volatile int sink;

__attribute__ ((noipa)) static double
sum (const int *p, int n, double scale, double *more)
{
  double s = *more;

  for (int i = 0; i < n; i++)
    {
      int x = p[i]; /* violation */
      sink = x;
      s += i < 4 ? x * scale : scale;
    }
  *more = s * 0.25;
  return s;
}

__attribute__ ((noipa)) static int
put (int i)
{
  struct { char before[16], text[16]; } s;

  memset (&s, 0, sizeof s);
  s.text[i] = 9; /* violation */
  return s.text[i + 4] + s.before[i + 1];
}

int
main (void)
{
  int *p = malloc (4 * sizeof *p);
  double more = 1;

  for (int i = 0; i < 4; i++)
    p[i] = i + 1;
  double s = sum (p, 5, 1.5, &more);
  if (put (-1) || s != 17.5)
    return 1;
  printf ("sum %d %.2f\n", 19, 4.5);
  return more != s / 4;
}
