/* Addresses of libc's functions: in tables, as callbacks, compared, called with
   exact objects.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>
#include <string.h>

struct allocator
{
  void *(*allocate) (size_t);
  void *(*resize) (void *, size_t);
  void (*release) (void *);
};

static const struct allocator standard = { malloc, realloc, free };
static size_t (*const measures[]) (const char *) = { strlen };

__attribute__ ((noipa)) static void *
copy_with (void *(*copy) (void *, const void *, size_t), void *to,
	   const void *from, size_t n)
{
  return copy (to, from, n);
}

int
main (void)
{
  const struct allocator *volatile a = &standard;
  char *p = a->allocate (10), *q = malloc (10);

  memset (p, 'x', 9);
  p[9] = 0;
  copy_with (memcpy, q, p, 10);
  copy_with (memmove, q + 1, q, 9);
  q[9] = 0;
  p = a->resize (p, 1000);
  p[999] = 1;
  if (measures[0] (q) != 9 || a->allocate != malloc || a->release != free)
    return 1;
  a->release (p);
  free (q);
  return 0;
}
