/* The lower bound alone is tested where a higher access has been tested before.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
extern void unknown (void);

int
both_sides (char *p)
{
  int high = p[8];

  unknown ();
  return high + p[-8];
}

/* { dg-final { scan-assembler-times "bndcl\t" 2 } } */
/* { dg-final { scan-assembler-times "bndcl\t-8\\(%r\[a-z0-9\]+\\), %bnd\[0-3\]\n\t*772:" 1 } } */
/* { dg-final { scan-assembler-times "bndcu\t8\\(%r\[a-z0-9\]+\\), %bnd\[0-3\]" 1 } } */
/* { dg-final { scan-assembler-times "bndcu\t" 1 } } */
