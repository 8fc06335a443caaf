/* The same of a block whose size the call says.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -Wno-array-bounds -Wno-stringop-overflow" } */
#include <stdlib.h>

char *
f (void)
{
  char *p = malloc (8);

  p[7] = 2;
  p[8] = 3; /* { dg-warning "this write of 1 byte at offset 8 is out of the bounds of an object of 8 bytes" "behind a block" } */
  return p;
}
