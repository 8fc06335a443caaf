/* Bounds of many far objects on the stack.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include "frames.inc.h"

/* Read byte AT of all the buffers of R and those outside of it.  */
__attribute__ ((noipa)) static int
sum (const struct ring *r, size_t at)
{
  int total = 0;

  for (; r != NULL; r = r->outer)
    total += r->buffer[at];
  return total;
}

int
main (void)
{
  return frames (NULL, DEPTH, 63) != DEPTH + 1;
}
