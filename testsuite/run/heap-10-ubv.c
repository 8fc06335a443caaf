/* The pointers in a block keep their bounds when realloc moves it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 1" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static char
get (char **names, int i, int j)
{
  return names[i][j]; /* violation */
}

int
main (void)
{
  char **names = malloc (2 * sizeof *names);

  names[0] = calloc (1, 3);
  names[1] = calloc (1, 4);
  names = realloc (names, 100000);
  if (get (names, 0, 2) || get (names, 1, 3))
    return 2;
  get (names, 1, 5);
  return 0;
}
