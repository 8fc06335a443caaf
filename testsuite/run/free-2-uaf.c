/* A write to a block after its free, in the function that freed it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-write" "8" "any" "heap" } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static void
drop (long *p)
{
  free (p);
}

int
main (void)
{
  long *p = malloc (100 * sizeof *p);

  p[5] = 1;
  drop (p);
  p[6] = 2; /* violation */
  return 0;
}
