/* A store that nobody reads, because the block is freed next: GCC may remove
   it, but not before it has its check.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
use (char *block)
{
  block[0] = 1;
}

__attribute__ ((noipa)) static void
work (int size)
{
  char *block = malloc (size);

  use (block);
  block[10] = 3; /* violation */
  free (block);
}

int
main (void)
{
  work (10);
  return 0;
}
