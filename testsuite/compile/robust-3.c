/* Old and new dialects: definitions in the old style, implicit declarations,
   gnu_inline, weak and common symbols, sections, aliases, register variables,
   transparent unions, address spaces, _Generic, static assertions.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-w -std=gnu89" } */

typedef union
{
  int *i;
  char *c;
} __attribute__ ((transparent_union)) either;

int common[10];
extern int weak_variable[3] __attribute__ ((weak));
int aliased[4] = { 1, 2, 3 };
extern int alias[4] __attribute__ ((alias ("aliased")));
int in_section[3] __attribute__ ((section ("odd.section"))) = { 1 };
static int unused[1];
register unsigned long stack_pointer __asm__ ("rsp");

extern __inline__ __attribute__ ((gnu_inline)) int
inlined (int *p)
{
  return *p;
}

old_style (a, b, c)
     char a, *b;
     float c;
{
  return b[a] + (int) c + undeclared (b, &a) + inlined (common);
}

int
transparent (either e)
{
  return *e.i;
}

int
use_transparent (char *p, int *q)
{
  return transparent (p) + transparent (q);
}

int
segments (int __seg_fs *p, int __seg_gs *q, int i)
{
  return p[i] + *q;
}

int
others (int i)
{
  return weak_variable[i] + alias[i] + in_section[i]
	 + *(int *) (stack_pointer + i) + *(int *) 0x1000 + unused[i];
}

__attribute__ ((naked)) void
bare (void)
{
  __asm__ ("ret");
}

__attribute__ ((noreturn)) void
stop (int *p)
{
  for (;;)
    ++*p;
}

__attribute__ ((interrupt, target ("general-regs-only"))) void
handler (void *frame)
{
  *(volatile int *) frame = 1;
}

__attribute__ ((target ("avx2"), optimize ("O3"))) void
special (double *a, const double *b, int n)
{
  int i;

  for (i = 0; i < n; i++)
    a[i] += b[i];
}
