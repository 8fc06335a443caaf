/* The bounds that a pointer has are not those of its block, and there is no
   other thread that could have mixed them up.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target tracked_heap } */
/* { dg-mpxguard-report "write" "1" "above" "heap" } */
/* { dg-plain-sources "torn.inc.c" } */
#include <stdlib.h>

extern void tear (void *, void *, void *, unsigned long);

static char *slot;

__attribute__ ((noipa)) static void
set (int i)
{
  slot[i] = 1; /* violation */
}

int
main (void)
{
  char *a = malloc (40), *b = malloc (400);

  slot = b;
  tear (&slot, b, a, 40);
  set (399);
  return b[399] != 1;
}
