/* Code that is not instrumented fills heap blocks to their ends; they are
   freed, grown and shrunk.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "overwritten-1-other.inc.c" } */
#include <malloc.h>
#include <stdlib.h>

void wipe (char *p, size_t n);

int
main (void)
{
  for (size_t n = 0; n < 3000; n += n / 8 + 1)
    {
      char *p = malloc (n);

      wipe (p, malloc_usable_size (p));
      p = realloc (p, 2 * n + 1);
      wipe (p, 2 * n + 1);
      p = realloc (p, n / 2 + 1);
      wipe (p, n / 2 + 1);
      free (p);
    }
  return 0;
}
