/* As place-1-nov.c: a pointer that was moved in its object, where it is, runs out
   of it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-Og" } */
/* { dg-mpxguard-report "read" "4" "above 0" "global numbers" } */
#include "place.inc.h"

__attribute__ ((noipa)) static int
walk (void)
{
  int sum = 0;

  for (; entries[1].next < entries[1].end; entries[1].next++)
    sum += *entries[1].next;
  sum += entries[1].next[2]; /* violation */
  return sum + entries[1].name[0] - 'b';
}
