/* The upper bound alone is tested where nothing can be below the lower
   one.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
#include <stdlib.h>

extern void use (char *);

int
get (unsigned i)
{
  char *p = malloc (10);

  use (p);
  return p[i];
}

/* { dg-final { scan-assembler-not "bndcl" } } */
/* { dg-final { scan-assembler-times "bndcu\t\\(%r\[a-z\]+\\), %bnd\[0-3\]" 1 } } */
