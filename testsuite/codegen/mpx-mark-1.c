/* Behind a call that passes bounds in memory stands a mark, and the
   callee looks for it before he believes the tables; other calls have none.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
extern void seventh (int, int, int, int, int, int, char *);
extern void variable (int, ...);
extern void first (char *);

void
pass (char *p)
{
  first (p);
  seventh (1, 2, 3, 4, 5, 6, p);
  variable (1, p);
  first (p);
}

int
take (int a, int b, int c, int d, int e, int f, char *p)
{
  return *p;
}

/* { dg-final { scan-objdump-times "nopl   0x4d505342\\(%rax\\)" 2 } } */
/* { dg-final { scan-objdump-times "cmpl   .0x4d505342,0x3\\(%r" 1 } } */
