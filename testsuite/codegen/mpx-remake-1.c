/* Bounds that a constant makes are made again behind a call, not kept in memory;
   where nobody uses them before the first call, they are not made there.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
extern int next (int);

int table[100];

int
sum (int n)
{
  int s = 0;

  for (int i = 0; i < n; i++)
    s += table[next (i)];
  return s;
}

/* { dg-final { scan-assembler-times "bndmk\t399\\(%r\[a-z0-9\]+\\), %bnd" 1 } } */
/* { dg-final { scan-assembler "call\t\[^\n\]*next.*bndmk\t399" } } */
/* { dg-final { scan-assembler-not "bndmov" } } */
