/* A loop steps down behind trailing zeros: the byte before the pointer is read,
   and written where the pointer goes to.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static int
strip (char **end)
{
  char *p = *end;
  int n = 0;

  while (p[-1] == '0')
    {
      *--p = 0;
      n++;
    }
  if (p[-1] == '.')
    *--p = 0;
  *end = p;
  return n;
}

int
main (void)
{
  char *digits = malloc (16);
  char *end = digits + 5;

  memcpy (digits, "1.000", 6);
  return strip (&end) == 3 && end == digits + 1 ? 0 : 1;
}
