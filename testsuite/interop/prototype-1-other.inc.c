/* The other file of the test prototype-1.

   SPDX-License-Identifier: GPL-3.0-or-later  */

int
other_sum (int *p, int n)
{
  int s = 0;

  for (int i = 0; i < n; i++)
    s += p[i];
  return s;
}

long
other_next (long address)
{
  return address + 1;
}

int *
other_identity (int *p)
{
  return p;
}

int
other_put (unsigned char *p, long i, int value)
{
  return p[(int) i] = value;
}
