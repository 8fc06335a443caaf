/* metadata=hybrid in the mpx backend: above a variable.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fplugin-arg-mpxguard-metadata=hybrid -fplugin-arg-mpxguard-mpx-forms=safe" } */
/* { dg-mpxguard-report "read" "4" "above 0" "global variable" } */
#define ACCESS get (&table, 10)
#include "hybrid.inc.h"

__attribute__ ((noipa)) static int
get (const struct box *b, int i)
{
  return b->values[i]; /* violation */
}
