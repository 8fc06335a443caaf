/* A violation inside an instrumented library, of an object of the program: the
   report names the library's source.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-library "library-1-library.inc.c" } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
/* { dg-mpxguard-text "ERROR: mpxguard: out-of-bounds read of size 4 at" } */
/* { dg-mpxguard-text "SUMMARY: mpxguard: out-of-bounds read \[^\n\]*library-1-library.inc.c:14" } */
/* { dg-mpxguard-text "library-2-ubv.c:@call@" } */

extern int *library_find (int *p, int n, int key);
int numbers[4] = { 7, 8, 9, 10 };

int
main (void)
{
  int *volatile p = library_find (numbers, 4, 8);

  if (p != numbers + 1)
    return 2;
  p = library_find (numbers, 5, 11); /* call */
  return p != 0;
}
