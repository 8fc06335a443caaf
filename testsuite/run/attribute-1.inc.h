/* What the tests attribute-1 call: declared by a header of the system, as far as GCC
   can tell.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#pragma GCC system_header
#include <stddef.h>

extern void *pool_allocate (size_t count, size_t size)
  __attribute__ ((malloc, alloc_size (1, 2)));
