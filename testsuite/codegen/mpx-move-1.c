/* Two arguments change places: one bound register more, and no memory.  Bounds
   of variable size are made by base and index; those of an integer allow
   everything.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
extern void two (char *, char *);
extern void one (char *);

void
change (char *p, char *q)
{
  two (q, p);
}

void
variable (int n)
{
  char a[n];

  one (a);
}

void
number (unsigned long p)
{
  one ((char *) p);
}

/* { dg-final { scan-assembler "\nchange:.*bndmov\t%bnd0, (%bnd\[23\])\n.*bndmov\t%bnd1, %bnd0\n.*bndmov\t\\1, %bnd1\n.*\nvariable:" } } */
/* { dg-final { scan-assembler-not "bndmov\t\[^\n\]*rsp" } } */
/* { dg-final { scan-assembler "\nvariable:.*bndmk\t\\(%rsp,%r\[a-z0-9\]+\\), %bnd0\n.*\nnumber:" } } */
/* { dg-final { scan-assembler "\nnumber:.*bndmk\t-1, %bnd0\n.*# keeps %bnd0" } } */
