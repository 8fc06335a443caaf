/* A block is freed twice; both stacks are shown.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=malloc_stack=8" } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
/* { dg-mpxguard-text "ERROR: mpxguard: double free of 0x" } */
/* { dg-mpxguard-text "freed at:.*in drop .*allocated at:.*in make " } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static void *
make (void)
{
  return malloc (30);
}

__attribute__ ((noipa)) static void
drop (void *p)
{
  free (p);
  __asm__ ("" : : : "memory");
}

int
main (void)
{
  void *p = make ();

  drop (p);
  drop (p);
  return 0;
}
