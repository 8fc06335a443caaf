/* A block after its free, reached by memset.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-write" "50" "any" "heap" "memset" } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static void
wipe (char *p, size_t n)
{
  memset (p, 1, n); /* violation */
}

int
main (void)
{
  char *p = malloc (100);

  wipe (p, 100);
  free (p);
  wipe (p, 50);
  return 0;
}
