/* A read behind a string literal.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "any" } */

__attribute__ ((noipa)) static char
get (const char *s, int i)
{
  return s[i]; /* violation */
}

int
main (void)
{
  if (get ("hello", 5))
    return 2;
  get ("hello", 6);
  return 0;
}
