/* A pointer that comes out of an instrumented library has its object's bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-library "library-1-library.inc.c" } */
/* { dg-mpxguard-report "read" "4" "above 0" "stack numbers" } */

extern int *library_find (int *p, int n, int key);

__attribute__ ((noipa)) static int
after (int *numbers, int key, int i)
{
  int *p = library_find (numbers, 4, key);

  return p[i]; /* violation */
}

int
main (void)
{
  int numbers[4] = { 7, 8, 9, 10 };

  if (after (numbers, 8, 2) != 10)
    return 2;
  after (numbers, 8, 3);
  return 0;
}
