/* Accesses that are out of bounds for certain are warned of at compile time,
   each once, at its own line.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O0" } */
#include <stdlib.h>

int array[10];

void
f (void)
{
  int local[3];
  char *p = malloc (8);

  array[10] = 1; /* { dg-warning "mpxguard: " "behind a global" } */
  local[-1] = 2; /* { dg-warning "mpxguard: " "before a local" } */
  *(p + 8) = 3; /* { dg-warning "mpxguard: " "behind a block" } */
  array[9] = local[2] = 4;
  p[7] = 5;
}
