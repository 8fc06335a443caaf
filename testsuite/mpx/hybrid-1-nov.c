/* metadata=hybrid in the mpx backend: nothing is wrong with pointers of both
   kinds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fplugin-arg-mpxguard-metadata=hybrid -fplugin-arg-mpxguard-mpx-forms=safe" } */
#define ACCESS free (heap.values)
#include "hybrid.inc.h"

__attribute__ ((noipa)) static int
get (const struct box *b, int i)
{
  return b->values[i];
}
