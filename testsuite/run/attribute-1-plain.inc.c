/* The allocator of the tests attribute-1.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <stddef.h>

static char pool[10000];
static size_t used;

__attribute__ ((noipa)) void *
pool_allocate (size_t count, size_t size)
{
  size_t bytes = (count * size + 15) & -16UL;

  if (bytes > sizeof pool - used)
    return NULL;
  used += bytes;
  return pool + used - bytes;
}
