/* The call that finds a thread-local variable of a shared object is two
   instructions for the linker, which rewrites them together: the prefix stands in
   front of the first one.  Bounds do not survive it: those that are used behind it
   are loaded from where they were stored.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2 -fPIC -fno-plt -ftls-model=global-dynamic -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
extern __thread int table[4];

int
element (char *p, long n)
{
  return table[n] + p[n];
}

/* { dg-final { scan-objdump "bndmov %bnd0,\[^\n\]*\\(%rsp\\).*repnz data16 lea \[^\n\]*TLSGD\ttable\[^\n\]*\n\[^\n\]*call \[^\n\]*__tls_get_addr.*bndmov \[^\n\]*\\(%rsp\\),%bnd(\[0-3\]).*bndcl  \\(%r\[^\n\]*,%bnd\\1" } } */
/* { dg-final { scan-objdump-not "\t(call|ret|jmp|je|jne|ja|jae|jb|jbe|js|jns|jg|jge|jl|jle)q? " } } */
