/* Bounds that are renewed begin where they began before: no test of the lower
   bound behind a call that may free either, also where the bounds are those
   of one of two pointers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
extern void unknown (void);

int
upwards (const char *a, const char *b, int choice)
{
  const char *p = choice > 3 ? a : b;
  int n = 0;

  for (; *p; p++)
    {
      unknown ();
      n += p[1];
    }
  return n;
}

int
downwards (const char *a, const char *b, int choice)
{
  const char *q = choice > 3 ? a : b;
  int n = 0;

  for (; *q; q--)
    {
      unknown ();
      n += q[1];
    }
  return n;
}

/* { dg-final { scan-tree-dump "= mpxguard.renew" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "lower dropped: mpxguard.check \\(p_\[0-9\]+, 1, 1" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "lower dropped: mpxguard.check \\(q_\[0-9\]+, -?1, " "mpxguard-checkopt" } } */
