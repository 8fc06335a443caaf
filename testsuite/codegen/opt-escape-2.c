/* A pointer that is stored does not escape if a check of it is certain to
   follow, and reaches it; otherwise it may.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
struct machine
{
  long *top;
};

long
add (struct machine *m)
{
  m->top--;
  return m->top[-1] += m->top[0];
}

long
maybe (struct machine *m, int more)
{
  m->top--;
  return more ? m->top[0] : 0;
}

long
lower (struct machine *m)
{
  m->top -= 3;
  return m->top[1];
}

/* { dg-final { scan-tree-dump-times "inside later: mpxguard.escape" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "\n  mpxguard.escape \\(" 2 "mpxguard-checkopt" } } */
