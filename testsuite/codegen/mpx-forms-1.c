/* Each instruction of MPX where it belongs.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
struct node
{
  struct node *next;
  int *value;
};

/* From the table, checked, and to the table.  */
void
link (struct node *n, struct node *m)
{
  n->next = m->next;
}

extern void use (int *p);

/* Made, passed in bnd0.  */
void
local (void)
{
  int a[10];

  use (a);
}

/* { dg-final { scan-assembler "bndldx\t\\(%r\[a-z0-9\]+,%r\[a-z0-9\]+\\), %bnd\[0-3\]" } } */
/* { dg-final { scan-assembler "bndstx\t%bnd\[0-3\], \\(%r\[a-z0-9\]+,%r\[a-z0-9\]+\\)" } } */
/* { dg-final { scan-assembler "bndcl\t\\(%r\[a-z0-9\]+\\), %bnd\[0-3\]" } } */
/* { dg-final { scan-assembler "bndcu\t7\\(%r\[a-z0-9\]+\\), %bnd\[0-3\]" } } */
/* { dg-final { scan-assembler "bndmk\t39\\(%r\[a-z0-9\]+\\), %bnd0" } } */
/* { dg-final { scan-assembler-not "%bv" } } */
/* { dg-final { scan-assembler-not "fill\t77" } } */
