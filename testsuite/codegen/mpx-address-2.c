/* Checks take no notice of the base of a segment: the address of a
   thread-local variable is computed without one.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
__thread int table[8];

int
element (long i)
{
  return table[i];
}

/* { dg-final { scan-assembler "bndcl\t\[^%\]*\\(%r\[a-z\]+,%rdi,4\\), %bnd" } } */
/* { dg-final { scan-assembler-not "bndc\[lu\]\t\[^\n\]*%fs" } } */
/* { dg-final { scan-assembler-not "bndmk\t\[^\n\]*%fs" } } */
