/* A small structure by value, in registers: the pointer inside has bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */
#include <stdlib.h>

struct slice
{
  int *data;
  int n;
};

__attribute__ ((noipa)) static int
last (struct slice s)
{
  return s.data[s.n]; /* violation */
}

int
main (void)
{
  struct slice s = { calloc (6, sizeof (int)), 6 };

  last (s);
  return 0;
}
