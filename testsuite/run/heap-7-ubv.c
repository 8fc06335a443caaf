/* A block of size 0 has no byte that may be written.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "any" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (char *p)
{
  *p = 1; /* violation */
}

int
main (void)
{
  volatile size_t none = 0;
  char *p = malloc (none);

  set (p);
  return 0;
}
