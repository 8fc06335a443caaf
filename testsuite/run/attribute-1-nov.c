/* The same allocator, used rightly: small, zero and failing requests.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "attribute-1-plain.inc.c" } */
#include "attribute-1.inc.h"

int
main (void)
{
  char *p = pool_allocate (3, 5), *q = pool_allocate (1, 5000);
  char *none = pool_allocate (0, 5);

  for (int i = 0; i < 15; i++)
    p[i] = 1;
  for (int i = 0; i < 5000; i++)
    q[i] = 2;
  return p[14] != 1 || none == NULL || pool_allocate (1, 1 << 20) != NULL;
}
