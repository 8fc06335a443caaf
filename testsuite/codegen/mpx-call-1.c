/* A value that lives across a call is stored once, where it is defined, and loaded
   behind the call; a call in sight of the callee's definition verifies
   nothing.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
__attribute__ ((noipa)) static int
callee (int n)
{
  return n + 1;
}

int
across (int *p)
{
  int n = p[0];

  n += callee (n);
  return n + p[n];
}

/* { dg-final { scan-assembler-times "bndmov\t%bnd0, \[^%\]*\\(%rsp\\)" 1 } } */
/* { dg-final { scan-assembler-times "bndmov\t\[^%\]*\\(%rsp\\), %bnd" 1 } } */
/* { dg-final { scan-assembler-not "cmpl\t.\[0-9\]+, 8\\(" } } */
