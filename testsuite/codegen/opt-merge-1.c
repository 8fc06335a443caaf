/* The fields of one structure cost one check, whatever is done between; not so
   where a call may end the program, or a condition decide.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */

struct s
{
  long a, b, c;
};
extern void any (void);

long
straight (struct s *p, long *q)
{
  q[0] = p->a;
  q[1] = p->c;
  q[2] = p->b;
  return q[3];
}

long
with_index (long *p, unsigned i)
{
  p[i] = 1;
  p[i + 1ul] = 2;
  return p[i + 2ul];
}

long
over_join (struct s *p, int n)
{
  long x = p->a;

  if (n)
    x += 5 * n;
  else
    x *= 3;
  return x + p->b;
}

long
over_call (struct s *over, int n)
{
  long x = over->a;

  any ();
  return x + over->b;
}

long
one_arm (struct s *arm, int n)
{
  long x = arm->a;

  if (n > 3)
    x += arm->b;
  return x;
}

/* { dg-final { scan-tree-dump "merged: mpxguard.check \\(p_\[0-9\]+\\(D\\), 0, 24" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump "merged: mpxguard.check \\(q_\[0-9\]+\\(D\\), 0, 32" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump "merged: mpxguard.check \\(_\[0-9\]+, 0, 24" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump "merged: mpxguard.check \\(p_\[0-9\]+\\(D\\), 0, 16" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "merged: mpxguard.check \\(over" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "merged: mpxguard.check \\(arm" "mpxguard-checkopt" } } */
