/* Assembly code of the program that reads a bound register behind a call, which has
   destroyed it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact -fno-diagnostics-show-caret" } */
extern void f (char *);

void
reads (char *p)
{
  __asm__ volatile ("bndmk	9(%0), %%bnd2" : : "r" (p));
  f (p);
  __asm__ volatile ("bndcl	(%0), %%bnd2" : : "r" (p)); /* { dg-error "reads bound register 2 here after a branch has destroyed it; leave bound registers out of your own assembly code" } */
}

void
reads_in_time (char *p)
{
  __asm__ volatile ("bndmk	9(%0), %%bnd2" : : "r" (p));
  __asm__ volatile ("bndcl	(%0), %%bnd2" : : "r" (p));
  f (p);
}
