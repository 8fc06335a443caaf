/* Addresses are folded into the operands: displacements of checks and of
   table accesses, scaled indices.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
struct node
{
  long number;
  struct node *next;
};

struct node *
field (struct node *n)
{
  return n->next;
}

void
set_field (struct node *n, struct node *m)
{
  n->next = m;
}

int table[100];

int
element (long i)
{
  return table[i];
}

/* { dg-final { scan-objdump "bndcl  0x8\\(%rdi\\),%bnd" } } */
/* { dg-final { scan-objdump "bndcu  0xf\\(%rdi\\),%bnd" } } */
/* { dg-final { scan-objdump "bndldx 0x8\\(%rdi,%rax,1\\),%bnd" } } */
/* { dg-final { scan-objdump "bndstx %bnd\[0-3\],0x8\\(%rdi,%rsi,1\\)" } } */
/* { dg-final { scan-objdump "bndcl  \\(%r\[a-z\]+,%rdi,4\\),%bnd" } } */
/* { dg-final { scan-objdump "bndcu  0x3\\(%r\[a-z\]+,%rdi,4\\),%bnd" } } */
