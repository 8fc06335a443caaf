/* Definitions in another file disagree with the declarations here: other numbers
   of arguments, integers for pointers, another result.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-sources "prototype-1-other.inc.c" } */
#include <stdlib.h>

extern long other_sum (long address, int n, int unused);
extern char *other_next ();
extern void *other_identity (void *p, int i, void *q);
extern void other_put (char *p, int i, int value);

int
main (void)
{
  char *p = malloc (10);
  int a[4] = { 1, 2, 3, 4 };

  if (other_sum ((long) a, 4, 7) != 10)
    return 1;
  other_put (p, 9, 'x');
  if (other_next (p + 8)[0] != 'x')
    return 2;
  int *q = other_identity (a, 1, p);
  return q[3] != 4;
}
