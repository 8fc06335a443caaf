/* A pointer to a local array is copied as bytes where GCC knows its value.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 8" "stack numbers" } */

#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static int
get (int **place, int i)
{
  return (*place)[i]; /* violation */
}

int
main (void)
{
  int numbers[4] = { 1, 2, 3, 4 };
  int **from = malloc (sizeof *from);
  int **to = malloc (sizeof *to);

  *from = numbers;
  memcpy (to, from, sizeof *to);
  if (get (to, 3) != 4)
    return 2;
  return get (to, 6) == 0;
}
