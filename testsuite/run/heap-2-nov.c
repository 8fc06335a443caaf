/* Blocks that realloc grows and shrinks are used to their new ends.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

int
main (void)
{
  char *p = NULL;
  size_t size = 0;

  for (int i = 0; i < 2000; i++)
    {
      p = realloc (p, size + 1);
      p[size++] = (char) i;
    }
  for (size_t i = 0; i < size; i++)
    if (p[i] != (char) i)
      return 1;
  p = realloc (p, 10);
  p[9] = 'x';
  free (p);
  return 0;
}
