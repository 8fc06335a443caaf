/* Misuse of free: what was freed, and how far inside.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0:malloc_stack=5" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-text "ERROR: mpxguard: invalid free .inside a block. of 0x\[^\n\]*\n\[^\n\]*:@inside@\[^\n\]*\n\[^\n\]*\n +\\|   \\^\n==\[0-9\]+==  the object is a heap block of 20 bytes at 0x\[0-9a-f\]+; the pointer is 8 bytes behind its start\n" } */
/* { dg-mpxguard-text "ERROR: mpxguard: invalid free .not a block of the heap. \[^\n\]*\n\[^\n\]*:@global@\[^\n\]*\n\[^\n\]*\n\[^\n\]*\n\[^\n\]* the object is the global variable 'numbers' of 16 bytes" } */
/* { dg-mpxguard-text "ERROR: mpxguard: invalid free .not a block of the heap. \[^\n\]*\n\[^\n\]*:@stack@\[^\n\]*\n\[^\n\]*\n\[^\n\]*\n\[^\n\]* the object is the stack variable 'local' of function main, 16 bytes at 0x" } */
/* { dg-mpxguard-text "ERROR: mpxguard: double free \[^\n\]*\n\[^\n\]*:@again@\[^\n\]*\n\[^\n\]*\n\[^\n\]*\n\[^\n\]*which was freed\n" } */
/* { dg-mpxguard-text "freed at:\n    #0 \[^\n\]*:@once@\n(    \[^\n\]*\n)*\[^\n\]*allocated at:\n    #0 \[^\n\]*:@allocation@\n" } */
/* { dg-mpxguard-text "SUMMARY: mpxguard: double free \[^\n\]*:@again@ in main\n" } */
#include <stdlib.h>

int numbers[4];

__attribute__ ((noipa)) static void *
pass (void *p)
{
  return p;
}

int
main (void)
{
  int local[4];
  char *p = malloc (20); /* allocation */
  void *stack = pass (local);
  void *global = numbers;

  __asm__ ("" : "+r" (p), "+r" (stack), "+r" (global) : : "memory");
  free (p + 8); /* inside */
  free (global); /* global */
  free (stack); /* stack */
  free (p); /* once */
  free (p); /* again */
  return 0;
}
