/* Bounds survive a stay in memory: the pointer is stored in one structure on
   the heap and read back from it elsewhere.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "above 8" "heap" } */
#include <stdlib.h>

struct buffer
{
  long *data;
  int length;
};

__attribute__ ((noipa)) static struct buffer *
make (int length)
{
  struct buffer *b = malloc (sizeof *b);

  b->data = calloc (length, sizeof *b->data);
  b->length = length;
  return b;
}

__attribute__ ((noipa)) static long
get (struct buffer *b, int i)
{
  return b->data[i]; /* violation */
}

int
main (void)
{
  struct buffer *b = make (5);

  if (get (b, 4) != 0)
    return 2;
  get (b, 6);
  return 0;
}
