/* A program at a fixed address moves its break: there is room for it, though the
   bounds directory lies where the kernel would let it grow.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-no-pie" } */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#define MB (1L << 20)

__attribute__ ((noipa)) static int
use (char **slot, int n)
{
  return (*slot)[n - 1];
}

int
main (void)
{
  char buffer[8] = { 0 }, larger[16] = { 0 };
  char *start = sbrk (0), *p = sbrk (600 * MB);

  if (p != start || sbrk (0) != start + 600 * MB)
    return 1;
  *(char **) p = *(char **) (p + 599 * MB) = buffer;
  if (use ((char **) p, 8) || use ((char **) (p + 599 * MB), 8))
    return 2;
  if (sbrk (-500 * MB) != start + 600 * MB || brk (start + 300 * MB) != 0)
    return 3;
  /* What went away is empty when it comes back.  */
  if (*(char **) (p + 200 * MB) != NULL || use ((char **) p, 8))
    return 4;
  memcpy (p + 200 * MB, &(char *) { larger }, sizeof (char *));
  if (use ((char **) (p + 200 * MB), 16))
    return 5;
  errno = 0;
  if (sbrk (INTPTR_MAX) != (void *) -1 || errno != ENOMEM
      || brk ((void *) 4096) != -1 || sbrk (0) != start + 300 * MB)
    return 6;
  return brk (start) != 0;
}
