/* One check for three accesses, at whose failure a cold block finds out which
   of them was wrong.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
long
sum (const long *p)
{
  return p[0] + p[1] + p[2];
}

/* { dg-final { scan-assembler-times "bndcl\t\\(%rdi\\), %bnd0" 1 } } */
/* { dg-final { scan-assembler-times "bndcu\t23\\(%rdi\\), %bnd0" 1 } } */
/* { dg-final { scan-assembler-times "bnd\tcall\t\\*__mpxguard_report_range" 3 } } */
