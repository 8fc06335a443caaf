/* Structures that keep where other objects are relative to themselves, as integers.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct relative
{
  intptr_t wide;
  int32_t narrow;
  struct relative *self;
};

/* Let R say where OBJECT is.  */
__attribute__ ((noipa)) static void
point (struct relative *r, void *object)
{
  r->wide = (intptr_t) object - (intptr_t) r;
  r->narrow = (int32_t) r->wide;
}

/* Return what is DISTANCE bytes from R.  */
__attribute__ ((noipa)) static char *
at (struct relative *r)
{
  return (char *) ((uintptr_t) r + (uintptr_t) r->wide);
}

__attribute__ ((noipa)) static char *
near (struct relative *r)
{
  return (char *) ((intptr_t) r + r->narrow);
}
