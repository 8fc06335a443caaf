/* What munmap costs: of 1 MB and of 1 GB, where no bounds are kept, where there
   are up to 1000 tables with one entry each, and where every page of the memory
   has a pointer.

   Usage: unmap-cost [REPEATS].  Compile it with mpxguard-gcc and with the plain
   compiler; the difference is the cost of bounds.  It prints the least time
   of REPEATS (9) for each case, in microseconds, of the call alone.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

#define MB (1UL << 20)
#define GB (1UL << 30)

/* Return the time in microseconds.  */
static double
now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return (double) t.tv_sec * 1e6 + (double) t.tv_nsec / 1e3;
}

/* Let every STEP-th byte of the SIZE bytes at MEMORY begin a pointer to
   OBJECT.  */
__attribute__ ((noipa)) static void
fill (char *memory, size_t size, size_t step, char *object)
{
  for (size_t i = 0; i < size; i += step)
    *(char **) (memory + i) = object;
}

/* Return the least time of REPEATS unmaps of SIZE bytes, with pointers at every
   STEP-th byte unless STEP is 0.  */
static double
measure (size_t size, size_t step, int repeats)
{
  char object[32];
  double least = 1e9;

  for (int i = 0; i < repeats; i++)
    {
      char *memory = mmap ((void *) 0x500000000000, size,
			   PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
      double start;

      if (memory == MAP_FAILED)
	return -1;
      madvise (memory, size, MADV_NOHUGEPAGE);
      if (step > 0)
	fill (memory, size, step, object);
      start = now ();
      munmap (memory, size);
      start = now () - start;
      least = start < least ? start : least;
    }
  return least;
}

int
main (int argc, char **argv)
{
  int repeats = argc > 1 ? atoi (argv[1]) : 9;
  static const struct
  {
    const char *name;
    size_t size, step;
  } cases[] = {
    { "1 MB, no pointers", MB, 0 },
    { "1 MB, 1 pointer", MB, MB },
    { "1 MB, a pointer a page", MB, 4096 },
    { "1 GB, no pointers", GB, 0 },
    { "1 GB, 1 pointer", GB, GB },
    { "1 GB, 1000 pointers, each with a table", GB, GB / 1000 & -8UL },
    { "1 GB, a pointer a page", GB, 4096 },
  };

  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    printf ("%-40s %10.1f us\n", cases[i].name,
	    measure (cases[i].size, cases[i].step, repeats));
  return 0;
}
