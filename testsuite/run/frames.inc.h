/* Objects on the stack that are far from each other: their bounds are kept in many
   parts of the table of bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stddef.h>
#include <string.h>

#define DEPTH 60

struct ring
{
  char *buffer;
  const struct ring *outer;
};

static int sum (const struct ring *r, size_t at);

/* Make DEPTH frames, each of them with a buffer of 64 bytes, within OUTER, and
   read byte AT of all.  */
__attribute__ ((noipa)) static int
frames (const struct ring *outer, int depth, size_t at)
{
  char far[90000], buffer[64];
  struct ring r = { buffer, outer };

  memset (buffer, 1, sizeof buffer);
  memset (far, 1, sizeof far);
  if (depth == 0)
    return sum (&r, at);
  return frames (&r, depth - 1, at) + far[at] - 1;
}
