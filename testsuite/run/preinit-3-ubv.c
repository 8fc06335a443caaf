/* A static program: a violation in .preinit_array, where stacks cannot be
   walked yet, is reported all the same.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-static" } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=malloc_stack=20" } */
/* { dg-mpxguard-report "write" "1" "above 0" "global letters" } */
static volatile int size = 16;
char letters[16];

static void
begin (void)
{
  letters[size] = 1; /* violation */
}

__attribute__ ((section (".preinit_array"), used))
static void (*const begin_early) (void) = begin;

int
main (void)
{
  return 0;
}
