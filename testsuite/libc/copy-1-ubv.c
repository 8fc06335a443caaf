/* A pointer in a structure that memcpy copied.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
#include <stdlib.h>
#include <string.h>

struct entry
{
  int size;
  char *block;
};

__attribute__ ((noipa)) static void
set (struct entry *e, int i)
{
  e->block[i] = 1; /* violation */
}

int
main (void)
{
  struct entry a = { 10, malloc (10) }, b;

  memcpy (&b, &a, sizeof b);
  set (&b, 9);
  set (&b, 10);
  return 0;
}
