/* Pointers in parts of variables at constant places, where GCC folds hardly
   anything: the place is an operand of the cold code that looks for bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-Og" } */
#include "place.inc.h"

__attribute__ ((noipa)) static int
walk (void)
{
  int sum = 0;

  for (; entries[1].next < entries[1].end; entries[1].next++)
    sum += *entries[1].next;
  return sum + entries[1].name[0] - 'b';
}
