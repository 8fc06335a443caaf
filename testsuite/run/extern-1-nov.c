/* extern arrays of unknown size, weak variables and functions, aliases, and
   tentative definitions: nothing is known about them, so nothing is checked.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-sources "extern-1-other.inc.c" } */
/* { dg-additional-options "-fcommon" } */

extern int unknown[];
extern const char text[];
extern int absent __attribute__ ((weak));
extern int maybe (int) __attribute__ ((weak));
int common[];
int first[4] = { 1, 2, 3, 4 };
extern int second[4] __attribute__ ((alias ("first")));
int overridden[2] __attribute__ ((weak)) = { 1, 2 };

__attribute__ ((noipa)) static int
sum (const int *p, int n)
{
  int s = 0;

  for (int i = 0; i < n; i++)
    s += p[i];
  return s;
}

int
main (void)
{
  int *p = unknown;
  int s = 0;

  for (int i = 0; i < 10; i++)
    s += unknown[i];
  if (s != 45 || sum (p, 10) != 45 || sum (second, 4) != 10 || text[3] != 'd')
    return 1;
  common[0] = 1;
  if (sum (overridden, 5) != 25 || (&absent && absent))
    return 2;
  return (maybe ? maybe (1) : 0) != 0 || sum (&common[0], 1) != 1;
}
