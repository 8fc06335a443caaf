/* Bounds that a call in front of a loop has destroyed are loaded once, in front of
   the loop, and stay in their register inside it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
extern void before (void);

int
sum (char *p, int n)
{
  int s = 0;

  before ();
  for (int i = 0; i < n; i++)
    s += p[i * i & n];
  return s;
}

/* { dg-final { scan-assembler-times "bndmov\t%bnd0, \[^%\]*\\(%rsp\\)" 1 } } */
/* { dg-final { scan-assembler-times "bndmov\t\[^%\]*\\(%rsp\\), %bnd" 1 } } */
/* The label of the loop stands between the load and the check.  */
/* { dg-final { scan-assembler "bndmov\t\[^%\]*\\(%rsp\\), (%bnd\[0-3\])\n.*\n\\.L\[0-9\]+:\n.*bndcl\t\[^\n\]*, \\1\n" } } */
