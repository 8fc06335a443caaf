/* A static local array has its own bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 2" "global table" } */

__attribute__ ((noipa)) static int
digit (int i)
{
  static const char table[16] = "0123456789abcde";

  return table[i]; /* violation */
}

int
main (void)
{
  if (digit (3) != '3')
    return 2;
  digit (18);
  return 0;
}
