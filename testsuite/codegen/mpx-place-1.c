/* Bounds of arguments are where the psABI wants them: in bnd0 to bnd3 those of the
   first four pointers, not of the first four arguments; those of a fifth and a
   sixth in the table entries of the two words below the return address; those of
   others in the entries of their stack words.  The pointers come back in the other
   order, so that each bound register is wanted where another is.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
extern int six (long, char *, char *, char *, char *, char *);
extern int seven (char *, char *, char *, char *, char *, char *, char *);

int
pass_six (char *a, char *b, char *c, char *d, char *e)
{
  return six (1, e, d, c, b, a) + 1;
}

int
pass_seven (char **p)
{
  return seven (p[0], p[1], p[2], p[3], p[4], p[5], p[6]) + 1;
}

char
fifth (char *a, char *b, char *c, char *d, char *e)
{
  return *e;
}

char
sixth (long n, char *a, char *b, char *c, char *d, char *e)
{
  return *e;
}

char
fourth (char *a, long n, char *b, long m, char *c, char *d)
{
  return *d;
}

char
seventh (char *a, char *b, char *c, char *d, char *e, char *f, char *g)
{
  return *g;
}

/* The fifth pointer, in %r9, goes below the return address that the call is going
   to write at -8(%rsp); with seven the fifth is in %r8.  */
/* { dg-final { scan-assembler "pass_six:.*bndstx\t%bnd\[0-3\], -16\\(%rsp,%r9\\).*call\t\\*six@" } } */
/* { dg-final { scan-assembler "pass_seven:.*bndstx\t%bnd\[0-3\], -16\\(%rsp,%r8\\).*call\t\\*seven@" } } */
/* { dg-final { scan-assembler "pass_seven:.*bndstx\t%bnd\[0-3\], -24\\(%rsp,%r9\\).*call\t\\*seven@" } } */
/* { dg-final { scan-assembler "pass_seven:.*bndstx\t%bnd\[0-3\], 0\\(%rsp,%r.*call\t\\*seven@" } } */
/* The callee looks at the same words; behind a push there is another one.  */
/* { dg-final { scan-assembler "\nfifth:.*leaq\t-8\\(%rsp\\), (%r\[a-z0-9\]+)\n.*bndldx\t\\(\\1,%r8\\).*\nsixth:" } } */
/* { dg-final { scan-assembler "\nsixth:.*leaq\t-8\\(%rsp\\), (%r\[a-z0-9\]+)\n.*bndldx\t\\(\\1,%r9\\).*\nfourth:" } } */
/* { dg-final { scan-assembler "\nfourth:.*bndcl\t\\(%r9\\), %bnd3.*\nseventh:" } } */
/* { dg-final { scan-assembler "\nseventh:.*leaq\t8\\(%rsp\\), (%r\[a-z0-9\]+)\n.*bndldx\t\\(\\1,%r" } } */
