/* A call hands its callee's address and the pointer with its bounds over in the
   call area; the callee believes nothing else.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2" } */

extern int use (int *p);
int array[4];

int
caller (void)
{
  return use (array) + 1;
}

int
callee (int *p)
{
  return p[1];
}

/* { dg-final { scan-objdump "__mpxguard_call_area" } } */
/* { dg-final { scan-objdump "R_X86_64_(PLT32|PC32)\[ \t\]+use" } } */
/* { dg-final { scan-objdump-times "call +\[^\n\]*\n?\[^\n\]*__mpxguard_check_failed" 1 } } */
