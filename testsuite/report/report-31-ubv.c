/* A static program with malloc_stack=20: its unwinder learns of the functions
   after .preinit_array only, where this library begins.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-static" } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=malloc_stack=20" } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
/* { dg-mpxguard-text "allocated at:\n    #0 0x\[0-9a-f\]+ in make \[^\n\]*\n    #1 0x\[0-9a-f\]+ in main " } */
#include <stdlib.h>

__attribute__ ((noipa)) static char *
make (int size)
{
  char *block = malloc (size);

  block[0] = 1;
  return block;
}

int
main (int argc, char **argv)
{
  char *block = make (10);

  (void) argv;
  block[9 + argc] = 1; /* violation */
  return block[0] - 1;
}
