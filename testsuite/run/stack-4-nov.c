/* A frame of several megabytes, and many small arrays in one function.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

__attribute__ ((noipa)) static long
touch (char *p, long n)
{
  for (long i = 0; i < n; i += 512)
    p[i] = 1;
  p[n - 1] = 1;
  return p[0];
}

__attribute__ ((noipa)) static long
big (void)
{
  char a[3000000], b[1], c[2], d[300000], e[7];

  return touch (a, sizeof a) + touch (b, sizeof b) + touch (c, sizeof c)
	 + touch (d, sizeof d) + touch (e, sizeof e);
}

int
main (void)
{
  return big () != 5;
}
