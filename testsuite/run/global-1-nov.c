/* Global and static arrays, used to both ends.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

int shared[30];
static char hidden[5] = "four";
static long tentative[3];

__attribute__ ((noipa)) static int
count (const char *p, int n)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    sum += p[i] != 0;
  return sum;
}

int
main (void)
{
  static int counters[2];

  for (int i = 0; i < 30; i++)
    shared[i] = 0x01010101;
  counters[1] = 1;
  tentative[2] = -1;
  return count ((char *) shared, sizeof shared) != sizeof shared
	 || count (hidden, 5) != 4
	 || count ((char *) tentative, sizeof tentative) != 8
	 || count ((char *) counters, sizeof counters) != 1;
}
