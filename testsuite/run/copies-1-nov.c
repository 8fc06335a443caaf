/* Copies of small structures with pointers to all kinds of objects in them:
   packed, in unions, in arrays, next to numbers with high bits.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#include <stdlib.h>
#include <string.h>

struct pair { double d; int *p; };
struct __attribute__ ((packed)) odd { char c; int *p; };
union value { double d; int *p; long n; };
struct tagged { union value v; unsigned char tag; };
struct many { int *p[6]; };

static int global[4] = { 1, 2, 3, 4 };

#define COPY(TYPE) \
  __attribute__ ((noipa)) static void \
  copy_##TYPE (struct TYPE *to, const struct TYPE *from) \
  { \
    *to = *from; \
  }
COPY (pair)
COPY (odd)
COPY (tagged)
COPY (many)

__attribute__ ((noipa)) static int
last (const int *p)
{
  return p[3];
}

int
main (void)
{
  int local[4] = { 5, 6, 7, 8 };
  int *heap = malloc (4 * sizeof *heap);
  int *all[3] = { global, local, heap };
  int sum = 0;

  memcpy (heap, local, sizeof local);
  for (int i = 0; i < 3; i++)
    {
      struct pair a = { -1.5, all[i] }, b;
      struct odd c = { 1, all[i] }, d;
      struct tagged e = { { .p = all[i] }, 1 }, f, g = { { .d = -2.5 }, 2 };
      struct many m = { { all[i], NULL, all[(i + 1) % 3], all[i] } }, n;

      copy_pair (&b, &a);
      copy_odd (&d, &c);
      copy_tagged (&f, &e);
      copy_many (&n, &m);
      sum += last (b.p) + last (d.p) + last (f.v.p) + last (n.p[0])
	     + last (n.p[2]);
      copy_tagged (&f, &g);
      sum += f.v.d == -2.5;
    }
  return sum != 5 * (4 + 8 + 8) + 3;
}
