/* A check that a loop repeats stands in front of the outermost loop where it is
   certain to be made; it stays where that is not certain.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */

struct s
{
  int count;
  int limit;
};
extern volatile int device;

int
repeats (struct s *moved, int *q, int n)
{
  do
    {
      *q = moved->count + n;
      n = device;
    }
  while (n);
  return moved->limit;
}

int
behind_device (struct s *stays, int n)
{
  do
    {
      n += device;
      stays->count += n;
    }
  while (n);
  return 0;
}

int
nested (struct s *outer, int *q, int n, int m)
{
  int i = n;

  do
    {
      int j = m;

      do
	{
	  *q = outer->count + j;
	  m += device;
	}
      while (--j);
    }
  while (--i);
  return m;
}

/* The callee may free the structure.  */
extern int next (void);

int
may_be_freed (struct s *renewed, int n)
{
  do
    {
      renewed->count += n;
      n = next ();
    }
  while (n);
  return 0;
}

/* { dg-final { scan-tree-dump-times "hoisted: mpxguard.check \\(moved" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "hoisted: mpxguard.check \\(stays" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "hoisted: mpxguard.check \\(outer" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "hoisted: mpxguard.check \\(renewed" "mpxguard-checkopt" } } */
