/* A violation in a constructor, which runs before main, through a statically
   initialised pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "global numbers" } */

static int numbers[4] = { 1, 2, 3, 4 };
int *cursor = &numbers[2];
static volatile int offset = 2;

__attribute__ ((constructor (101))) static void
early (void)
{
  cursor[offset] = 1; /* violation */
}

int
main (void)
{
  return 0;
}
