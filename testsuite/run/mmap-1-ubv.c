/* A write behind a mapping, into another one that lies there.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "any" } */
/* noasan: does not know the sizes of mappings */
#include <sys/mman.h>

__attribute__ ((noipa)) static void
set (char *p, long i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  char *room = mmap (0, 65536, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  char *p = mmap (room, 8192, PROT_READ | PROT_WRITE,
		  MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);

  set (p, 8191);
  set (p, 8192);
  return 0;
}
