/* Pointers that uninstrumented code hands on in arguments: the same value as in
   an older call with other bounds; what the older call left behind must not be
   believed.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "legacy-3-plain.inc.c" } */

struct pair
{
  int first[2], rest[8];
};

extern int plain_call (int (*f) (int *, int), int *p, int i);
extern int *plain_identity (int *p);

__attribute__ ((noipa)) int
get (int *p, int i)
{
  return p[i];
}

__attribute__ ((noipa)) int
deep (int *p, int n)
{
  int local[4] = { 1, 2, 3, 4 };

  return n ? plain_call (deep, p, n - 1) + get (local, 3) : get (p, 9);
}

int
main (void)
{
  struct pair p = { { 1, 2 }, { 3, 4, 5, 6, 7, 8, 9, 10 } };
  int *all = (int *) &p;

  /* The caller writes bounds of the first two elements for the very callee,
     which is then reached again through code that writes none.  */
  if (get (p.first, 1) != 2 || plain_call (get, all, 9) != 10)
    return 1;
  if (plain_call (get, plain_identity (all), 9) != 10)
    return 2;
  return deep (all, 20) != 10 + 20 * 4;
}
