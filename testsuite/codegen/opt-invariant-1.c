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
extern int next (void);

int
repeats (volatile struct s *device, struct s *moved, int n)
{
  do
    {
      moved->count += n;
      n = next ();
    }
  while (n);
  return moved->limit;
}

int
behind_call (struct s *stays, int n)
{
  do
    {
      n += next ();
      stays->count += n;
    }
  while (n);
  return 0;
}

int
nested (struct s *outer, int n, int m)
{
  int i = n;

  do
    {
      int j = m;

      do
	{
	  outer->count++;
	  next ();
	}
      while (--j);
    }
  while (--i);
  return 0;
}

/* { dg-final { scan-tree-dump-times "hoisted: mpxguard.check \\(moved" 2 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "hoisted: mpxguard.check \\(stays" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "hoisted: mpxguard.check \\(outer" 2 "mpxguard-checkopt" } } */
