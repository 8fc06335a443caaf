/* A function that ends by a jump to free is in the stacks, and the report is
   about its line.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=malloc_stack=1" } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
/* { dg-mpxguard-text "ERROR: mpxguard: double free of 0x" } */
/* { dg-mpxguard-text "  at:\n    #0 0x\[0-9a-f\]+ in drop \[^\n\]*\n    #1 0x\[0-9a-f\]+ in main \[^\n\]*:@again@\n" } */
/* { dg-mpxguard-text "  freed at:\n    #0 0x\[0-9a-f\]+ in drop \[^\n\]*" } */
/* { dg-mpxguard-text "  allocated at:\n    #0 0x\[0-9a-f\]+ in make \[^\n\]*" } */
/* { dg-mpxguard-text "SUMMARY: mpxguard: double free \[^\n\]* in drop\n" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void *
make (size_t size)
{
  return malloc (size);
}

__attribute__ ((noipa)) static void
drop (void *block)
{
  free (block);
}

int
main (void)
{
  void *block = make (20);

  drop (block);
  drop (block); /* again */
  return 0;
}
