/* A pointer in a packed structure, at no multiple of 8, is copied by memcpy
   with its bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 4" "global numbers" } */

#include <string.h>

struct packed
{
  char head[3];
  int *pointer;
  char tail[5];
} __attribute__ ((packed));

static int numbers[4] = { 1, 2, 3, 4 };

__attribute__ ((noipa)) static void
copy (void *to, const void *from, size_t size)
{
  memcpy (to, from, size);
}

__attribute__ ((noipa)) static int
get (const struct packed *p, int i)
{
  return p->pointer[i]; /* violation */
}

int
main (void)
{
  struct packed a[2] = { { "ab", numbers, "cdef" }, { "gh", numbers, "ijkl" } };
  struct packed b[2];

  copy (b, a, sizeof a);
  if (get (&b[1], 3) != 4)
    return 2;
  return get (&b[1], 5) == 0;
}
