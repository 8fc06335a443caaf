/* metadata=hybrid in the mpx backend: what is stored goes to the tables only if
   it does not point into the heap.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-metadata=hybrid -fplugin-arg-mpxguard-mpx-forms=compact" } */
int *slot;

void
set (int *p)
{
  slot = p;
}

/* { dg-final { scan-assembler "btq\t.46, " } } */
/* { dg-final { scan-assembler-times "bndstx\t" 1 } } */
