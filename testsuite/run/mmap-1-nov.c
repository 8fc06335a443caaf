/* Mapped memory: whole pages, a file's tail, mremap, a part unmapped, the same
   address mapped again with another size, guard pages changed by mprotect.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static char *
map (void *where, size_t size, int flags)
{
  return mmap (where, size, PROT_READ | PROT_WRITE,
	       MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
}

int
main (void)
{
  size_t page = (size_t) sysconf (_SC_PAGESIZE);
  char *room = map (NULL, 64 * page, 0);
  char *p = map (room + page, 4 * page, MAP_FIXED);

  p[0] = p[4 * page - 1] = 1;
  *(char **) (p + page) = p;
  munmap (p + 2 * page, 2 * page);
  p[2 * page - 1] = 1;
  char *q = map (p, 8 * page, MAP_FIXED);
  if (q != p || *(char **) (q + page))
    return 1;
  *(char **) (q + page) = q;
  (*(char **) (q + page))[8 * page - 1] = 2;
  q = mremap (q, 8 * page, 32 * page, MREMAP_MAYMOVE);
  q[32 * page - 1] = 3;
  if (q[8 * page - 1] != 2)
    return 2;
  if (mprotect (q + page, page, PROT_NONE) || mprotect (q + page, page, PROT_READ))
    return 3;
  (void) *(volatile char *) (q + page);
  munmap (q, 32 * page);
  FILE *f = tmpfile ();
  fputs ("0123456789", f);
  fflush (f);
  q = mmap (NULL, 10, PROT_READ, MAP_PRIVATE, fileno (f), 0);
  return q[9] != '9';
}
