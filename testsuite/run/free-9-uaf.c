/* A use of the old pointer behind a realloc that has moved the block, in the
   function that called it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-read" "4" "any" "heap" } */
#include <stdlib.h>

int
main (int argc, char **argv)
{
  int *a = calloc (4 * argc, sizeof (int));
  int *first = a;

  if (first[0] != 0)
    return 2;
  a = realloc (a, 100000 * argc);
  if (a == NULL || (a[0] = argc) != 1)
    return 2;
  return first[0]; /* violation */
}
