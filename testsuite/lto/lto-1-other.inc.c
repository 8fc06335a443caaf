/* The other file of the tests lto-1 and lto-2.

   SPDX-License-Identifier: GPL-3.0-or-later  */

extern int shared[5];
static int hidden = 7;
int *other_pointers[3] = { shared, shared + 2, &hidden };

int
other_sum (const int *p, int n)
{
  int s = 0;

  for (int i = 0; i < n; i++)
    s += p[i];
  return s;
}
