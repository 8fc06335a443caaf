/* The mem* functions on whole objects, with size 0 one past the end, with
   overlapping areas and results that are used.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

int
main (void)
{
  char *p = malloc (100), q[100];
  volatile size_t none = 0, all = 100;

  memset (p, 'a', all);
  memcpy (q, p, all);
  memmove (q + 1, q, all - 1);
  memmove (q, q + 1, all - 1);
  if (memcmp (p, q, all) || memcmp (p + 100, q + 100, none))
    return 1;
  memset (p + 100, 0, none);
  memcpy (p + 100, q, none);
  memcpy (q + 100, p + 100, none);
  p[99] = 'b';
  if (memchr (p, 'b', all) != p + 99 || memrchr (p, 'a', all) != p + 98
      || rawmemchr (p, 'b') != p + 99 || memmem (p, 100, "ab", 2) != p + 98)
    return 2;
  /* memchr stops at the first one.  */
  if (memchr (p, 'b', 1000) != p + 99)
    return 3;
  char *end = mempcpy (q, p, 50);
  if (end != q + 50 || end[-1] != 'a' || end[49] != 'a')
    return 4;
  bcopy (p, q, all);
  bzero (p, all);
  return p[99] || q[99] != 'b';
}
