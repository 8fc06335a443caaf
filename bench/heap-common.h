/* What the benchmarks of malloc share: a random number generator, a clock, and
   the line with the result.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef BENCH_HEAP_COMMON_H
#define BENCH_HEAP_COMMON_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Return the next random number of the generator STATE, which is not 0.  */
static inline uint64_t
next_random (uint64_t *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return *state;
}

/* Return a block size: small ones are much more frequent, the largest has
   about 2^(BITS + 4) bytes.  */
static inline size_t
random_size (uint64_t *state, unsigned bits)
{
  uint64_t r = next_random (state);
  unsigned doublings = __builtin_ctzl (r | 1UL << bits);

  return 1 + (r >> 32) % (24UL << doublings);
}

/* Return the time in seconds.  */
static inline double
seconds (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec + (double) t.tv_nsec * 1e-9;
}

/* Return a fresh block of SIZE bytes, all of which are written.  */
static inline char *
touched_block (size_t size)
{
  char *block = malloc (size);

  if (block == NULL)
    {
      fputs ("out of memory\n", stderr);
      exit (EXIT_FAILURE);
    }
  memset (block, (int) size, size);
  return block;
}

/* Print what OPERATIONS took since START: nanoseconds each, and the peak of
   the process's memory in kB.  */
static inline void
print_result (double start, double operations)
{
  double time = seconds () - start;
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%.2f %ld\n", time / operations * 1e9, usage.ru_maxrss);
}

#endif /* BENCH_HEAP_COMMON_H */
