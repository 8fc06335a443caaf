/* What the kernels of bench/kernels share: random numbers that are the same on
   every machine, and allocation that does not fail.

   Every kernel is a program of one file that takes about half a second when it
   is not checked, and prints what it computed, so that a wrong build is seen.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef KERNEL_H
#define KERNEL_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is slowed down by a tool does a part of the work: about one of
   KERNEL_SHARE.  */
#ifndef KERNEL_SHARE
#define KERNEL_SHARE 1
#endif

static uint64_t kernel_seed = 88172645463325252;

/* Return the next random number (xorshift).  */
static inline uint64_t
kernel_random (void)
{
  kernel_seed ^= kernel_seed << 13;
  kernel_seed ^= kernel_seed >> 7;
  kernel_seed ^= kernel_seed << 17;
  return kernel_seed;
}

/* Return SIZE bytes of cleared memory.  */
static inline void *
kernel_allocate (size_t size)
{
  void *p = calloc (1, size);

  if (!p)
    {
      fputs ("out of memory\n", stderr);
      exit (1);
    }
  return p;
}

#endif /* KERNEL_H */
