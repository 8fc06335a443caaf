/* A mapping that grows by others behind it, which are asked for.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <string.h>
#include <sys/mman.h>

enum { SIZE = 1 << 20 };

/* Return SIZE bytes, at WHERE if that is not null and possible.  */
static char *
map (char *where)
{
  return mmap (where, SIZE, PROT_READ | PROT_WRITE,
	       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

__attribute__ ((noipa)) static char *
keep (char *p)
{
  return p;
}

/* Make the mapping P of N times SIZE longer; return 0 if that cannot be.  */
__attribute__ ((noipa)) static int
extend (char *p, int n)
{
  char *more = map (p + (long) n * SIZE);

  if (more == p + (long) n * SIZE)
    return 1;
  munmap (more, SIZE);
  return 0;
}

int
main (void)
{
  char *p = mmap (0, 3 * SIZE, PROT_READ | PROT_WRITE,
		  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  long last;

  /* There is room behind what is left.  */
  munmap (p, 3 * SIZE);
  p = keep (map (p));
  if (!extend (p, 1) || !extend (p, 2))
    return 0;
  last = 3L * SIZE - 1;
  keep (p)[SIZE] = 1;
  keep (p)[last] = 2;
  memset (keep (p) + SIZE - 5, 3, SIZE + 10);
  keep (p)[2 * SIZE - 1]++;
  return p[SIZE] != 3 || p[2 * SIZE - 1] != 4 || p[last] != 2;
}
