/* Every object says in a note for which backend and ABI it was built, and names
   a symbol that only an instrumented link supplies.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2" } */

int array[4];
int *pointer = &array[1];

int
get (int *p)
{
  return *p;
}

/* { dg-final { scan-assembler "\\.note\\.mpxguard" } } */
/* { dg-final { scan-assembler "mpxguard_pointers" } } */
/* { dg-final { scan-assembler "__mpxguard_register_object" } } */
