/* One past the end of a string whose pointer was boxed.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target derived_bounds } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#define INDEX sum - 12
#include "nanbox.inc.h"

/* The letter I of the string V.  */
__attribute__ ((noipa)) static char
letter (value v, long i)
{
  return to_pointer (v)->text[i]; /* violation */
}
