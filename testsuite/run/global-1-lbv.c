/* A read before a global array, by a variable index.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "2" "below 20" "global shorts" } */

short before[30];
short shorts[30];

__attribute__ ((noipa)) static short
get (int i)
{
  return shorts[i]; /* violation */
}

int
main (void)
{
  before[0] = 1;
  shorts[5] = before[0];
  if (get (29))
    return 2;
  get (-10);
  return 0;
}
