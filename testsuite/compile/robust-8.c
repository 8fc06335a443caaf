/* Calls that pass five pointers, in a unit that keeps three registers for
   itself.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fno-omit-frame-pointer" } */
struct five
{
  char *a, *b, *c, *d, *e;
};

typedef int function (char *, char *, char *, char *, char *);

register long kept_1 __asm__ ("r13");
register long kept_2 __asm__ ("r14");
register long kept_3 __asm__ ("r15");

extern function g;

int
f (struct five *p, function *h)
{
  return g (p->a, p->b, p->c, p->d, p->e) + h (p->a, p->b, p->c, p->d, p->e);
}
