/* Without narrowing a pointer made from an array field may leave the field, as
   long as it stays in the structure.  Programs do this.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct record
{
  int key;
  char name[8];
  char comment[8];
};

__attribute__ ((noipa)) static void
clear (char *p, int n)
{
  for (int i = 0; i < n; i++)
    p[i] = 0;
}

int
main (void)
{
  struct record *r = malloc (sizeof *r), local;

  clear (r->name, 16);
  clear (local.name, 16);
  clear ((char *) &local.name, 16);
  clear ((char *) &r->key, sizeof *r);
  return r->comment[7] || local.comment[7];
}
