/* A block that is freed in the loop: what was inside before it is not behind.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-read" "1" "any" "heap" } */
#include <stdlib.h>

char *block;

__attribute__ ((noipa)) static void
drop (void)
{
  free (block);
}

__attribute__ ((noipa)) static int
sum (const char *p, int n)
{
  int result = 0;

  for (int i = 0; i < n; i++)
    {
      if (i % 2 == 0 && p[i / 2] == 5)
	continue;
      if (p[i] == 7) /* violation */
	drop ();
      result += i;
    }
  return result;
}

int
main (void)
{
  block = calloc (100, 1);
  if (sum (block, 100) != 4950)
    return 1;
  block[50] = 7;
  sum (block, 100);
  return 0;
}
