/* narrow=array: a pointer made from an array field has the field's bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fplugin-arg-mpxguard-metadata=tables" } */
/* { dg-additional-options "-fplugin-arg-mpxguard-narrow=array" } */
/* { dg-mpxguard-report "write" "1" "above 0" "any" } */
/* noasan */
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
    p[i] = 0; /* violation */
}

int
main (void)
{
  struct record *r = malloc (sizeof *r);

  clear (r->name, 8);
  clear (r->name, 9);
  return 0;
}
