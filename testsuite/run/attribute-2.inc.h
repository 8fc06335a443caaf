/* The allocator of the test attribute-2.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <stddef.h>

extern void *chunk_allocate (size_t size) __attribute__ ((malloc, alloc_size (1)));
extern void *chunk_grow (void *, size_t old, size_t size)
  __attribute__ ((alloc_size (3)));
extern void chunk_free (void *);
extern unsigned chunk_used (void *);
