/* mpx-forms=safe: NOPs behind operands that an emulator skips.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=safe" } */
int
get (int *p)
{
  return *p;
}

/* { dg-final { scan-assembler-times "bndc\[lu\]\t\[^\n\]*\n77\[0-9\]:\t\\.fill" 2 } } */
