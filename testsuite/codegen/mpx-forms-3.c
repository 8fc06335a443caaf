/* mpx-forms=safe: behind an instruction with a memory operand stand as many NOPs as
   the operand has bytes of SIB and displacement; none behind bndmk and behind
   operands that are a register alone.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=safe" } */
struct node
{
  int number;
  char far[1000];
  struct node *next;
};

int
plain (int *p)
{
  return *p;
}

int numbers[100];

int
indexed (long i)
{
  return numbers[i];
}

struct node *
far (struct node *n)
{
  return n->next;
}

extern void use (int *);

void
made (void)
{
  int a[10];

  use (a);
}

/* { dg-final { scan-objdump "<plain>:.*bndcl  \\(%rdi\\),%bnd0\n\[^\n\]*bndcu  0x3\\(%rdi\\),%bnd0\n\[^\n\]*\tnop\n\[^\n\]*\tmov " } } */
/* { dg-final { scan-objdump "<indexed>:.*bndcl  \\((%r\[a-z\]+,%rdi,4)\\),%bnd0\n\[^\n\]*\tnop\n\[^\n\]*bndcu  0x3\\(\\1\\),%bnd0\n(\[^\n\]*\tnop\n){2}\[^\n\]*\tmov " } } */
/* { dg-final { scan-objdump "<far>:.*bndcu  0x3f7\\(%rdi\\),%bnd0\n(\[^\n\]*\tnop\n){4}" } } */
/* { dg-final { scan-objdump "<far>:.*bndldx 0x3f0\\(%rdi,%rax,1\\),%bnd\[0-3\]\n(\[^\n\]*\tnop\n){5}" } } */
/* { dg-final { scan-objdump "<made>:.*bndmk  0x27\\(%r(di|sp)\\),%bnd0\n\[^\n\]*\tmov " } } */
