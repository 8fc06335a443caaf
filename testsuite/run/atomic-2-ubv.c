/* A pointer that was stored atomically has bounds when it is loaded again.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */
#include <stdatomic.h>
#include <stdlib.h>

static int *_Atomic shared;

__attribute__ ((noipa)) static int
get (int i)
{
  int *p = atomic_load (&shared);

  return p[i]; /* violation */
}

int
main (void)
{
  atomic_store (&shared, (int *) calloc (5, sizeof (int)));
  if (get (4))
    return 2;
  get (5);
  return 0;
}
