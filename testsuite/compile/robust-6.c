/* -g3 asks for macros in the debug information.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-additional-options "-g3" } */
#define TWICE(X) (2 * (X))
#ifndef __MPXGUARD__
# error "the macro is not there"
#endif

int
f (int *p)
{
  return TWICE (*p);
}
