/* A static program: what a function in .preinit_array stores has bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-static" } */
/* { dg-mpxguard-report "write" "1" "above 0" "global object" } */
static char object[16], other[64];
static char *kept = other;

static void
begin (void)
{
  kept = object;
}

__attribute__ ((section (".preinit_array"), used))
static void (*const begin_early) (void) = begin;

int
main (int argc, char **argv)
{
  (void) argv;
  kept[15 + argc] = 1; /* violation */
  return 0;
}
