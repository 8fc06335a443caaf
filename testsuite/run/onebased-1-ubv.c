/* One past the end of an array that counts from 1.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "any" "heap" } */
#define ONCE_MORE get (first, 11)
#include "onebased.inc.h"

/* The element I of V.  */
__attribute__ ((noipa)) static double
get (const double *v, int i)
{
  return v[i]; /* violation */
}
