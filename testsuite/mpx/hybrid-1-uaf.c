/* metadata=hybrid in the mpx backend: a block that was freed.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fplugin-arg-mpxguard-metadata=hybrid -fplugin-arg-mpxguard-mpx-forms=safe" } */
/* { dg-mpxguard-text "use-after-free read of size 4 .*hybrid-1-uaf.c:14:?\[0-9\]* in get" } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
#define ACCESS free (heap.values), get (&heap, 3)
#include "hybrid.inc.h"

__attribute__ ((noipa)) static int
get (const struct box *b, int i)
{
  return b->values[i];
}
