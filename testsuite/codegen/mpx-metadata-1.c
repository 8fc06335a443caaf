/* metadata=hybrid in the mpx backend: the bounds of a pointer into the heap are
   computed and put into a register by bndmk, those of others come from
   the tables.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-metadata=hybrid -fplugin-arg-mpxguard-mpx-forms=compact" } */
int
get (int **slot, int i)
{
  return (*slot)[i];
}

/* { dg-final { scan-assembler "mulq\t" } } */
/* { dg-final { scan-assembler "bndmk\t\\(%r\[a-z0-9\]+,%r\[a-z0-9\]+\\), %bnd" } } */
/* { dg-final { scan-assembler-times "bndldx\t\\(%r\[a-z0-9\]+,%r\[a-z0-9\]+\\), %bnd" 1 } } */
