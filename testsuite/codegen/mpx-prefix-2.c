/* Branches that are no jumps for GCC have the prefix, too: that of the loop that
   touches the pages of a large frame, in front of which the bounds of
   arguments are in registers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2 -fno-plt -fstack-clash-protection -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
extern void use (char *);

int
large (char *p, long n)
{
  char buffer[200000];

  use (buffer);
  return p[n] + buffer[n];
}

int
variable (char *p, long n)
{
  char buffer[n];

  use (buffer);
  return p[n] + buffer[1];
}

/* { dg-final { scan-objdump "cmp +%r11,%rsp\n\[^\n\]*\tbnd jne " } } */
/* { dg-final { scan-objdump-not "\t(call|ret|jmp|je|jne|ja|jae|jb|jbe|js|jns|jg|jge|jl|jle)q? " } } */
