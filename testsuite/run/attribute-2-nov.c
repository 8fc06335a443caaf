/* An allocator of the program's own with the attribute alloc_size: chunks that
   begin with what is known of them, found again by masks; free blocks in lists
   that go through them; blocks that are copied whole, as large as they were made.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-sources "attribute-2-other.inc.c" } */
#include <string.h>
#include "attribute-2.inc.h"

int
main (void)
{
  char *p = chunk_allocate (5), *q = chunk_allocate (3);
  char **kept = chunk_allocate (sizeof *kept);

  memset (p, 1, 5);
  memset (q, 2, 3);
  *kept = p;
  chunk_free (q);
  q = chunk_allocate (1);
  *q = 3;
  *kept = chunk_grow (*kept, 5, 20);
  (*kept)[19] = (*kept)[4];
  if ((*kept)[19] != 1 || *q != 3)
    return 1;
  chunk_free (*kept);
  chunk_free (q);
  chunk_free (kept);
  return chunk_used (q) != 0;
}
