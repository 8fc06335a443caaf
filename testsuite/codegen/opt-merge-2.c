/* What all ways that meet have checked is not checked again behind them; what
   only some have is, and so is what a way round a loop would have to check.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
struct s
{
  long a, b, c;
};

long
both_arms (struct s *both, int n)
{
  long x;

  if (n > 3)
    {
      __asm__ volatile ("" : : : "memory");
      x = both->b * n;
    }
  else
    {
      __asm__ volatile ("" : : : "memory");
      x = both->c + both->b;
    }
  __asm__ volatile ("" : "+r" (x) : : "memory");
  return x + both->b;
}

long
one_arm (struct s *one, int n)
{
  long x = 5;

  if (n > 3)
    x = one->b * n;
  __asm__ volatile ("" : "+r" (x) : : "memory");
  return x + one->b;
}

long
lesser (struct s *lesser, int n)
{
  long x;

  if (n > 3)
    x = lesser->b * n;
  else
    x = lesser->a;
  __asm__ volatile ("" : "+r" (x) : : "memory");
  return x + lesser->c;
}

long
round_loop (struct s *round, int n)
{
  long x = 0;

  for (int i = 0; i < n; i++)
    {
      __asm__ volatile ("" : "+r" (x) : : "memory");
      if (i & 1)
	x += round->a;
    }
  __asm__ volatile ("" : "+r" (x) : : "memory");
  return x + round->a;
}

/* { dg-final { scan-tree-dump-times "redundant: mpxguard.check \\(both" 2 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "  mpxguard.check \\(one_" 2 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "  mpxguard.check \\(lesser_" 3 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "  mpxguard.check \\(round_" 2 "mpxguard-checkopt" } } */
