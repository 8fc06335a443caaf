/* A pointer that may lie in the heap costs a test where it is stored and
   passed, and a call of the runtime only on the cold path.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2 -fPIE" } */
extern void take (int *p);

void
keep (int **slot, int *p)
{
  *slot = p;
  take (p);
}

/* { dg-final { scan-objdump "bt +\\\$0x2e" } } */
/* { dg-final { scan-objdump-times "__mpxguard_put_found" 1 } } */
/* { dg-final { scan-objdump-not "__mpxguard_table_alloc" } } */
