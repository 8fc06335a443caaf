/* A report names the column and the field, and has a caret, as with the soft
   backend.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
/* { dg-mpxguard-text "place-1-ubv.c:\[0-9\]+:13 in set\n\[^\n\]*n->letters.i. = 1; /. violation ./\n +. +\\^\n" } */
/* { dg-mpxguard-text "through the field letters.. of 'struct name'" } */
#include <stdlib.h>

struct name
{
  int length;
  char letters[12];
};

__attribute__ ((noipa)) static void
set (struct name *n, int i)
{
  n->letters[i] = 1; /* violation */
}

int
main (int argc, char **argv)
{
  struct name *n = malloc (sizeof *n);

  (void) argv;
  set (n, 11 + argc);
  return 0;
}
