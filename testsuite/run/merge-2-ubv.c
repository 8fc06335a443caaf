/* A pointer variable that moves from one array to another in a loop.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "stack second" } */
#include <string.h>

__attribute__ ((noipa)) static int
sum (const char **parts, const int *lengths, int n)
{
  int total = 0;
  const char *p = parts[0];

  for (int k = 0; k < n; k++)
    {
      p = parts[k];
      for (int i = 0; i < lengths[k]; i++)
	total += p[i]; /* violation */
    }
  return total;
}

int
main (void)
{
  char first[10], second[6];
  const char *parts[2] = { first, second };
  int lengths[2] = { 10, 6 };

  memset (first, 1, sizeof first);
  memset (second, 1, sizeof second);
  if (sum (parts, lengths, 2) != 16)
    return 2;
  lengths[1] = 7;
  sum (parts, lengths, 2);
  return 0;
}
