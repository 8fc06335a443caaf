/* What the benchmarks of malloc share: a random number generator, a clock, the
   process's memory, and the line with the result.

   Memory is what the kernel counts when it is asked: the peak that getrusage
   tells is summed up from counters that each processor keeps for itself, and
   may be 256 kB off.  The programs ask at LOOKS moments of their run, with the
   clock stopped.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef BENCH_HEAP_COMMON_H
#define BENCH_HEAP_COMMON_H

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define LOOKS 16

/* The most memory that the process was seen to have, in kB, and the time that
   it took to see.  */
static long most_memory;
static double looking;

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

/* See how much memory the process has now.  */
static inline void
look_at_memory (void)
{
  static char text[4096];
  double start = seconds ();
  int file = open ("/proc/self/smaps_rollup", O_RDONLY);
  ssize_t n = read (file, text, sizeof text - 1);
  const char *rss;

  close (file);
  text[n > 0 ? n : 0] = 0;
  rss = strstr (text, "\nRss:");
  if (rss != NULL && strtol (rss + 5, NULL, 10) > most_memory)
    most_memory = strtol (rss + 5, NULL, 10);
  looking += seconds () - start;
}

/* In step I of COUNT: look at the memory, if it is time.  */
static inline void
maybe_look (size_t i, size_t count)
{
  if (i % (count / LOOKS + 1) == count / LOOKS)
    look_at_memory ();
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

/* Print what OPERATIONS took since START: nanoseconds each, and the memory that
   was seen in kB.  */
static inline void
print_result (double start, double operations)
{
  double time = seconds () - start - looking;

  printf ("%.2f %ld\n", time / operations * 1e9, most_memory);
}

#endif /* BENCH_HEAP_COMMON_H */
