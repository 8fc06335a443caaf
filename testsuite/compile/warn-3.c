/* warn=no is silent, and so is -w.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-warn=no -Wno-array-bounds" } */

int array[10];

void
f (void)
{
  array[10] = 1;
}
