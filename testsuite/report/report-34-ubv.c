/* A local variable that only its address is taken of, and no bounds are made,
   has a name where it is freed.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
/* { dg-mpxguard-text "ERROR: mpxguard: invalid free \\(not a block of the heap\\)" } */
/* { dg-mpxguard-text "the object is the stack variable 'space' of function main, 40 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*:@space@\n" } */
#include <stdlib.h>

int
main (int argc, char **argv)
{
  int space[10]; /* space */
  int *numbers = argc > 5 ? malloc (10) : space;

  (void) argv;
  free (numbers);
  return 0;
}
