/* The argument of a function whose frame is so large that its pages are touched
   one by one before anything else happens; nothing is wrong with it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fstack-clash-protection" } */
__attribute__ ((noipa)) static int
use (char *p, int i)
{
  return p[i];
}

__attribute__ ((noipa)) static int
large (int *p, int i)
{
  char buffer[200000] = { 1 };

  return p[i] + use (buffer, i);
}

int
main (void)
{
  int numbers[4] = { 0 };

  if (large (numbers, 3) != 0)
    return 2;
  return large (numbers, 1);
}
