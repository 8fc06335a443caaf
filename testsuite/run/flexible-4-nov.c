/* A statically initialised flexible array, which makes the variable longer
   than its type.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

struct list
{
  int n;
  int a[];
};

static struct list list = { 5, { 1, 2, 3, 4, 5 } };

__attribute__ ((noipa)) static int
sum (const struct list *l)
{
  int s = 0;

  for (int i = 0; i < l->n; i++)
    s += l->a[i];
  return s;
}

int
main (void)
{
  return sum (&list) != 15;
}
