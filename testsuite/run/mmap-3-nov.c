/* A mapping that grows where it is, by mremap whose result nobody keeps.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define _GNU_SOURCE
#include <string.h>
#include <sys/mman.h>

enum { SIZE = 1 << 20 };

__attribute__ ((noipa)) static char *
keep (char *p)
{
  return p;
}

int
main (void)
{
  char *p = mmap (0, 8 * SIZE, PROT_READ | PROT_WRITE,
		  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  /* There is room behind what is left.  */
  munmap (p, 8 * SIZE);
  p = keep (mmap (p, SIZE, PROT_READ | PROT_WRITE,
		  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  if (mremap (p, SIZE, 2 * SIZE, 0) != p)
    return 0;
  memset (keep (p) + SIZE - 5, 3, 10);
  if (mremap (p, 2 * SIZE, 2 * SIZE + 4096, 0) != p)
    return 0;
  keep (p)[2 * SIZE + 4095] = 1;
  /* By so small steps that nobody can remember each.  */
  for (long now = 2 * SIZE + 4096; now < 2 * SIZE + 1000 * 4096L; now += 4096)
    {
      if (mremap (p, now, now + 4096, 0) != p)
	return 0;
      keep (p)[now + 4095] = 2;
    }
  return p[SIZE] != 3 || p[2 * SIZE + 4095] != 1;
}
