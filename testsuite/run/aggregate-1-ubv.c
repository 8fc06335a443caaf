/* A structure with the address of a static array goes through two functions by
   value, after one with that of a block has: the bounds travel, and only when
   they must.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "global text" } */
#include <stdlib.h>
#include <string.h>

struct value
{
  union
  {
    double number;
    char *text;
  } u;
  int kind;
};

static char text[5] = "text";

__attribute__ ((noipa)) static struct value
same (struct value v)
{
  return v;
}

__attribute__ ((noipa)) static int
at (struct value v, int i)
{
  return v.u.text[i]; /* violation */
}

int
main (int argc, char **argv)
{
  struct value block = { { .text = strdup ("block") }, 1 };
  struct value fixed = { { .text = text }, 1 };
  struct value number = { { .number = 3.14 }, 0 };

  if (same (number).u.number != 3.14)
    return 1;
  if (at (same (block), 4) != 'k' || at (same (fixed), 3) != 't')
    return 1;
  if (at (same (same (block)), 5) != 0 || at (same (fixed), 4) != 0)
    return 1;
  return at (same (fixed), 4 + argc);
}
