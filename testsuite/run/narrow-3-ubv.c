/* narrow=field: the address of a field has the field's bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fplugin-arg-mpxguard-narrow=field" } */
/* { dg-mpxguard-report "write" "4" "above 0" "any" } */
/* noasan */

struct pair
{
  int tag, first, second;
};

struct pair pair;

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  set (&pair.first, 0);
  set (&pair.first, 1);
  return 0;
}
