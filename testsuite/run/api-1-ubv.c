/* mpxguard_set_bounds: the bounds of a piece of a pool.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "any" } */
/* noasan */
#include <mpxguard.h>
#include <stdlib.h>

static char pool[1000];
static size_t used;

__attribute__ ((noipa)) static void *
allocate (size_t size)
{
  char *p = pool + used;

  used += size;
  return mpxguard_set_bounds (p, size);
}

__attribute__ ((noipa)) static void
set (char *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  char *p = allocate (10);

  set (p, 9);
  set (p, 10);
  return 0;
}
