/* Pointers in the payload of numbers that are none.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define INDEX 9
#include "nanbox.inc.h"

/* The letter I of the string V.  */
__attribute__ ((noipa)) static char
letter (value v, long i)
{
  return to_pointer (v)->text[i];
}
