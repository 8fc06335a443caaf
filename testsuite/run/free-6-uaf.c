/* A pointer into a block is freed.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
/* { dg-mpxguard-text "ERROR: mpxguard: invalid free.* of 0x" } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static void
drop (char *p)
{
  free (p + 16);
}

int
main (void)
{
  char *p = malloc (100);

  drop (p);
  free (p);
  return 0;
}
