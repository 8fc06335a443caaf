/* A tracked pointer that lies below its object: that a higher access of it was
   good says nothing of a lower one.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "8" "below 64" "stack" } */
long *kept;

__attribute__ ((noipa)) static void
set (void)
{
  long *p = kept;

  p[15] = 1;
  p[0] = 2; /* violation */
}

int
main (void)
{
  long numbers[16] = { 0 };

  kept = numbers - 8;
  set ();
  return 0;
}
