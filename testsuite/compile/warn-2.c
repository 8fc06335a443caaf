/* The same at -O2, where GCC would fold the accesses away; and no warning where
   the code is not reached for certain or the pointer is only made.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -Wno-array-bounds -Wno-stringop-overflow" } */

int array[10];

int *
f (int n)
{
  int *end = array + 10, *before = &array[-1];

  array[10] = 1; /* { dg-warning "this write of 4 bytes is out of the bounds of .array" "behind a global" } */
  for (int *p = array; p < end; p++)
    *p = n;
  return before + n;
}
