/* The block of posix_memalign has its bounds though it comes through memory.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
set (char *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  void *p = NULL;

  if (posix_memalign (&p, 64, 100))
    return 2;
  set (p, 99);
  set (p, 100);
  return 0;
}
