/* A loop whose bound is one too large, over characters, that a vectorizer
   would take apart.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "stack to" } */
/* { dg-options "-g -w -fno-tree-loop-distribute-patterns" } */
#include <string.h>

__attribute__ ((noipa)) static void
upper (char *restrict to, const char *restrict from, int n)
{
  for (int i = 0; i < n; i++)
    to[i] = from[i] & ~32; /* violation */
}

int
main (void)
{
  char from[100], to[80];

  memset (from, 'a', sizeof from);
  upper (to, from, 80);
  upper (to, from, 81);
  return to[79] != 'A';
}
