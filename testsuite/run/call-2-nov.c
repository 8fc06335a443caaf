/* More pointer arguments than the call area has records: the later ones are
   unchecked, and nothing goes wrong.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define P int *
#define LIST(X)								\
  X (a), X (b), X (c), X (d), X (e), X (f), X (g), X (h), X (i), X (j), \
    X (k), X (l), X (m), X (n), X (o), X (p), X (q), X (r), X (s), X (t), \
    X (u), X (v), X (w), X (x), X (y), X (z)
#define PARAMETER(NAME) int *NAME
#define VALUE(NAME) (sum += NAME[1])
#define ARGUMENT(NAME) array

__attribute__ ((noipa)) static int
many (LIST (PARAMETER))
{
  int sum = 0;

  LIST (VALUE);
  return sum;
}

int
main (void)
{
  int array[2] = { 0, 1 };

  return many (LIST (ARGUMENT)) != 26;
}
