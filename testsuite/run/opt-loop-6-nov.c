/* Ranges of constant size that make one another superfluous.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

__attribute__ ((noipa)) static int
twice (int *p)
{
  int s = 0;

  for (int i = 0; i < 64; i++)
    p[i] = i;
  for (int i = 0; i < 64; i++)
    s += p[i];
  for (int i = 10; i < 50; i++)
    s += p[i];
  return s;
}

int
main (void)
{
  return twice (calloc (64, sizeof (int))) != 2016 + 1180;
}
