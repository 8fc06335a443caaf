/* Accesses that are out of bounds for certain are warned of at compile time,
   each once, at its own line.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O0" } */
int array[10];

void
f (void)
{
  int local[3];

  array[10] = 1; /* { dg-warning "this write of \[0-9\]+ bytes? is out of the bounds of" "behind a global" } */
  local[-1] = 2; /* { dg-warning "this write of \[0-9\]+ bytes? is out of the bounds of" "before a local" } */
  array[9] = local[2] = 4;
}
