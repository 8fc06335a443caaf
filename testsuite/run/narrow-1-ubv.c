/* An array field that is indexed directly is checked against the field, also
   without narrowing.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "any" } */
#include <stdlib.h>

struct record
{
  int key;
  char name[8];
  char comment[8];
};

__attribute__ ((noipa)) static void
set (struct record *r, int i)
{
  r->name[i] = 1; /* violation */
}

int
main (void)
{
  struct record *r = malloc (sizeof *r);

  set (r, 7);
  set (r, 8);
  return 0;
}
