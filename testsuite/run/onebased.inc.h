/* Arrays that count from 1, kept and passed in all ways.  In: the function get,
   which the test defines, and ONCE_MORE, a last access.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct vector
{
  double *v;
};

static double *global;

__attribute__ ((noipa)) static double *
make (int n)
{
  return (double *) calloc (n, sizeof (double)) - 1;
}

__attribute__ ((noipa)) static void
fill (double *v, int n)
{
  for (int i = 1; i <= n; i++)
    v[i] = i;
}

static double get (const double *v, int i);

__attribute__ ((noipa)) static uintptr_t
as_integer (double *v)
{
  return (uintptr_t) v;
}

int
main (void)
{
  struct vector *s = malloc (sizeof *s);
  double *first, *second, sum = 0;
  static double table[4];
  double local[4];
  uintptr_t word;

  /* In a structure, in a global variable, as an argument, as a result, as an
     integer; several in a row, whose slots are neighbours.  */
  s->v = make (10);
  first = make (10);
  second = make (10);
  global = second;
  fill (s->v, 10);
  fill (first, 10);
  fill (global, 10);
  word = as_integer (first);
  sum += get (s->v, 10) + get ((double *) word, 9) + get (global, 1);
  /* The same outside the heap.  */
  s->v = table - 1;
  global = local - 3;
  fill (s->v, 4);
  global[3] = 1;
  global[6] = 2;
  sum += get (s->v, 4) + local[0] + local[3] + get (global, 6);
  free (first + 1);
  free (second + 1);
  ONCE_MORE;
  return sum != 20 + 4 + 3 + 2;
}
