/* A function with the attribute mpxguard_ignore is not checked.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* noasan */
#include <mpxguard.h>
#include <stdlib.h>

MPXGUARD_IGNORE __attribute__ ((noipa)) static int
peek (const int *p, int i)
{
  return p[i];
}

struct pair
{
  int inner[4], outer[4];
};

int
main (void)
{
  struct pair *p = calloc (1, sizeof *p);
  int *volatile inner = p->inner;

  /* Out of bounds of the block, but never behind the page.  */
  return peek (inner, 8) == 0x12345678;
}
