/* Static initialisers: one entry for each pointer to an object, none for
   functions, null and numbers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fno-asynchronous-unwind-tables" } */

int array[10];
static int helper (void) { return 1; }
struct
{
  int *a;
  int (*f) (void);
  long n;
  int *none;
  const char *text[2];
} object = { &array[5], helper, 5, 0, { "one", "two" } };

/* { dg-final { scan-assembler "mpxguard_pointers" } } */
/* { dg-final { scan-assembler "\\.quad\[ \t\]+object(\\+0)?\n\[ \t\]+\\.quad\[ \t\]+array\n\[ \t\]+\\.quad\[ \t\]+40\n" } } */
/* { dg-final { scan-assembler-not "\\.quad\[ \t\]+object\\+8\n" } } */
/* { dg-final { scan-assembler "\\.quad\[ \t\]+object\\+32\n" } } */
/* { dg-final { scan-assembler "\\.quad\[ \t\]+object\\+40\n" } } */
