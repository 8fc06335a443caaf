/* A pointer that is the stack pointer cannot be the index of bndstx.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
extern int last (const char *, int);

int
try_size (int n)
{
  char object[n];
  char *slots[2] = { object, object };

  __builtin_memset (object, 1, n);
  return last (slots[n & 1], n);
}

/* { dg-final { scan-objdump "bndstx" } } */
