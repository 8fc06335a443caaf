/* A function with the attribute mpxguard_ignore has nothing of ours in it; one
   without pointers has not either.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2" } */
#include <mpxguard.h>

MPXGUARD_IGNORE int
ignored (int *p, int i)
{
  return p[i];
}

int
plain (int a, int b)
{
  return a * b;
}

/* { dg-final { scan-objdump-not "__mpxguard_(report|check_failed)" } } */
/* { dg-final { scan-objdump-not "__mpxguard_call_area" } } */
