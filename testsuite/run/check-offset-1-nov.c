/* Checks whose first byte, last byte or both lie apart from the pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#include <stdlib.h>
#include <string.h>

struct two
{
  char a;
  char b;
};

__attribute__ ((noipa)) static int
before (char *end)
{
  int sum = 0;

  *end-- = 'x';
  while (end[-1])
    sum += *--end;
  return sum;
}

__attribute__ ((noipa)) static void
around (struct two *p)
{
  p[-1].b = 1;
  p->a = 2;
}

__attribute__ ((noipa)) static int
far (char *p, long i)
{
  return p[i - 0x100000000] + p[i - 0x100000000 + 1];
}

int
main (void)
{
  char *text = malloc (16);
  struct two *pairs = malloc (3 * sizeof *pairs);

  memcpy (text, "\0abcdefghijklmn", 16);
  if (before (text + 15) != 'a' + 'b' + 'c' + 'd' + 'e' + 'f' + 'g' + 'h' + 'i'
			      + 'j' + 'k' + 'l' + 'm')
    return 1;
  around (pairs + 1);
  if (far (text + 1, 0x100000000) != 'a' + 'b')
    return 2;
  return pairs[0].b != 1 || pairs[1].a != 2;
}
