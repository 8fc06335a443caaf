/* Arrays that count from 1, kept and passed in all ways.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define ONCE_MORE (void) 0
#include "onebased.inc.h"

/* The element I of V.  */
__attribute__ ((noipa)) static double
get (const double *v, int i)
{
  return v[i];
}
