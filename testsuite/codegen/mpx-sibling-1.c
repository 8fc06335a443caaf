/* A tail call passes the bounds of a fifth pointer in the table entry of the word
   below its own return address, where the callee is going to find the same
   one.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
extern int five (char *, char *, char *, char *, char *);

int
pass (char *a, char *b, char *c, char *d)
{
  return five (a, b, c, d, a);
}

/* { dg-final { scan-assembler "\npass:.*leaq\t-8\\(%rsp\\), (%r\[a-z0-9\]+)\n.*bndstx\t%bnd0, \\(\\1,%r8\\)\n.*\tbnd\n.*\tjmp\t\\*five@" } } */
