/* The same of a global array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "above 0" "global table" } */
#define ONCE_MORE get (s->v, 5)
#include "onebased.inc.h"

/* The element I of V.  */
__attribute__ ((noipa)) static double
get (const double *v, int i)
{
  return v[i]; /* violation */
}
