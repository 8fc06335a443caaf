/* What was never allocated is freed.

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
  free (p);
}

int
main (void)
{
  static char bytes[100];

  drop (bytes);
  return 0;
}
