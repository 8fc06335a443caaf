/* A program's allocator with the attributes malloc and alloc_size gives bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-sources "attribute-1-other.inc.c" } */
/* { dg-mpxguard-report "write" "1" "above 0" "any" } */
/* noasan: the pool is one object */
#include <stddef.h>

extern void *pool_allocate (size_t count, size_t size)
  __attribute__ ((malloc, alloc_size (1, 2)));

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
