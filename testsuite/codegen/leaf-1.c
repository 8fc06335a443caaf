/* A failing check is cold: the hot path holds no call, and the function keeps
   its loop.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fno-tree-vectorize" } */

long
sum (const long *p, long n)
{
  long s = 0;

  for (long i = 0; i < n; i++)
    s += p[i];
  return s;
}

/* { dg-final { scan-assembler "call\[ \t\]+\[^\n\]*__mpxguard_report" } } */
/* { dg-final { scan-assembler-not "call\[ \t\]+\[^\n\]*__mpxguard_check" } } */
