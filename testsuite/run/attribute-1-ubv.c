/* A library's allocator with the attributes malloc and alloc_size gives bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "attribute-1-plain.inc.c" } */
/* { dg-mpxguard-report "write" "1" "above 0" "any" } */
/* noasan: the pool is one object */
#include "attribute-1.inc.h"

__attribute__ ((noipa)) static void
set (char *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  char *p = pool_allocate (3, 5);

  set (p, 14);
  set (p, 15);
  return 0;
}
