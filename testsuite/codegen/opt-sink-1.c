/* Bounds are found in the branch that uses them; not behind a call, which may
   change what would be found, and not inside a loop.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
extern void unknown (void);

struct node
{
  struct node *next;
  int value;
};

int
seldom (struct node *p, int c)
{
  struct node *in_branch = p->next;

  if (__builtin_expect (c == 17, 0))
    return in_branch->value;
  return in_branch != 0;
}

int
either (struct node *p, int c)
{
  struct node *in_two = p->next;

  if (__builtin_expect (c < 17, 1))
    return in_two != 0;
  if (c == 20)
    return in_two->value;
  if (c == 30)
    return in_two->value + 3;
  return c;
}

int
call_between (struct node *p, int c)
{
  struct node *early = p->next;

  unknown ();
  if (__builtin_expect (c == 17, 0))
    return early->value;
  return early != 0;
}

int
before_loop (struct node *p, int c)
{
  struct node *outside = p->next;
  int s = 0;

  if (__builtin_expect (c > 3, 0))
    for (int i = 0; i < c; i++)
      {
	s += outside->value;
	unknown ();
      }
  return s + (outside != 0);
}

/* { dg-final { scan-tree-dump "sunk: _\[0-9\]+ = mpxguard.load \\(_\[0-9\]+, in_branch" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump "sunk\[^:\]*: _\[0-9\]+ = mpxguard.load \\(_\[0-9\]+, in_two" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "sunk\[^:\]*: _\[0-9\]+ = mpxguard.load \\(_\[0-9\]+, early" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump "sunk: _\[0-9\]+ = mpxguard.load \\(_\[0-9\]+, outside" "mpxguard-checkopt" } } */
