/* A write behind a mapping that another one made longer, and behind both.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 65536" "any" } */
/* noasan: does not know the sizes of mappings */
#include <sys/mman.h>

enum { SIZE = 1 << 16 };

__attribute__ ((noipa)) static void
set (char *p, long i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  char *room = mmap (0, 4 * SIZE, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  char *p = mmap (room, SIZE, PROT_READ | PROT_WRITE,
		  MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);

  mmap (room + SIZE, SIZE, PROT_READ | PROT_WRITE,
	MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  set (p, 2 * SIZE - 1);
  set (p, 2 * SIZE);
  return 0;
}
