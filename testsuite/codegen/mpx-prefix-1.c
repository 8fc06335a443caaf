/* The mpx backend prefixes every near branch: calls, direct and indirect, jumps,
   jump tables, tail calls, returns.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2 -fno-plt -fplugin-arg-mpxguard-backend=mpx" } */
extern int other (char *p);
extern char *next (char *p);
int (*pointer) (char *p);

int
branches (int n, char *p)
{
  switch (n)
    {
    case 0: return other (p);
    case 1: return pointer (p);
    case 2: return p[1] + other (p + 1);
    case 3: return *next (p);
    case 4: return p[n];
    case 5: n = other (p + 3);
    }
  while (n--)
    if (p[n] == 'x')
      pointer (p + n);
  return n;
}

/* { dg-final { scan-objdump "bnd call" } } */
/* { dg-final { scan-objdump "bnd jmp +\\*" } } */
/* { dg-final { scan-objdump "bnd ret" } } */
/* { dg-final { scan-objdump "bnd j(e|ne|a|b|ae|be) " } } */
/* { dg-final { scan-objdump-not "\t(call|ret|jmp|je|jne|ja|jae|jb|jbe|js|jns|jg|jge|jl|jle)q? " } } */
