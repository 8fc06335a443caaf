/* A write behind a compound literal at file scope, whose bounds come from a
   static initialiser.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 4" "any" } */

static int *values = (int[]) { 1, 2, 3 };

__attribute__ ((noipa)) static void
set (int i)
{
  values[i] = 0; /* violation */
}

int
main (void)
{
  set (2);
  set (4);
  return 0;
}
