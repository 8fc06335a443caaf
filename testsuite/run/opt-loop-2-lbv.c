/* A loop downwards that goes one too far.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "2" "below 2" "global table" } */

static short table[50];

__attribute__ ((noipa)) static void
clear (short *p, int n)
{
  for (int i = n; i >= 0; i--)
    p[i - 1] = 0; /* violation */
}

__attribute__ ((noipa)) static short *
address (void)
{
  return table;
}

int
main (void)
{
  clear (address () + 1, 48);
  clear (address (), 49);
  return 0;
}
