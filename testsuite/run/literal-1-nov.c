/* String literals, read with their terminating NUL.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

static const char *const names[] = { "alpha", "beta", "", "delta" };

__attribute__ ((noipa)) static int
length (const char *s)
{
  int n = 0;

  while (s[n])
    n++;
  return n;
}

int
main (void)
{
  return length ("hello") != 5 || length (names[0]) != 5
	 || length (names[2]) != 0 || length (names[3] + 5) != 0
	 || length (&"suffix"[3]) != 3;
}
