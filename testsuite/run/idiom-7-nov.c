/* Pointers copied by bytes: memcpy, a loop over characters, a swap through
   unsigned long, a generic swap of qsort's kind, memmove within an array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static void
copy_by_bytes (void *to, const void *from, size_t n)
{
  char *t = to;
  const char *f = from;

  while (n--)
    *t++ = *f++;
}

__attribute__ ((noipa)) static void
swap_by_bytes (void *a, void *b, size_t n)
{
  unsigned char *x = a, *y = b;

  for (size_t i = 0; i < n; i++)
    {
      unsigned char t = x[i];

      x[i] = y[i];
      y[i] = t;
    }
}

__attribute__ ((noipa)) static void
swap_by_words (void *a, void *b)
{
  unsigned long x, y;

  memcpy (&x, a, sizeof x);
  memcpy (&y, b, sizeof y);
  memcpy (a, &y, sizeof y);
  memcpy (b, &x, sizeof x);
}

__attribute__ ((noipa)) static void
swap_through_integers (unsigned long *a, unsigned long *b)
{
  unsigned long t = *a;

  *a = *b;
  *b = t;
}

int
main (void)
{
  int *small = calloc (2, sizeof *small), *large = calloc (200, sizeof *large);
  int *p = small, *q = large, *r;

  large[199] = 1;
  swap_by_bytes (&p, &q, sizeof p);
  if (p[199] != 1 || q[1] != 0)
    return 1;
  swap_by_words (&p, &q);
  if (q[199] != 1 || p[1] != 0)
    return 2;
  swap_through_integers ((unsigned long *) &p, (unsigned long *) &q);
  if (p[199] != 1 || q[1] != 0)
    return 3;
  copy_by_bytes (&r, &p, sizeof r);
  if (r[199] != 1)
    return 4;
  memcpy (&r, &q, sizeof r);
  memmove (&q, &p, sizeof q);
  return q[199] != 1 || r[1] != 0;
}
