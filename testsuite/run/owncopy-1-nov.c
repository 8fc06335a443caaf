/* The program has a memcpy of its own, and the compiler calls it to copy a large
   structure: nobody says what bounds those pointers have, so they are not those
   that another argument left behind.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fno-builtin -fno-tree-loop-distribute-patterns" } */
#include <stddef.h>

struct large
{
  char bytes[200000];
};

static struct large one, other;
static unsigned calls;

void *
memcpy (void *to, const void *from, size_t size)
{
  calls++;
  for (size_t i = 0; i < size; i++)
    ((char *) to)[i] = ((const char *) from)[i];
  return to;
}

__attribute__ ((noipa)) static char
copy (char *small, char *smaller, struct large *to, const struct large *from)
{
  *to = *from;
  return small[3] + smaller[1];
}

int
main (void)
{
  char small[4] = { 0 }, smaller[2] = { 0 };

  one.bytes[199999] = 7;
  if (copy (small, smaller, &other, &one) != 0 || calls != 1)
    return 1;
  return other.bytes[199999] != 7;
}
