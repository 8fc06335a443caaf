/* warn=error makes an error, with a note on the object; a place is named
   once.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-warn=error -Wno-array-bounds" } */

int array[10];

void
f (int n)
{
  for (int i = 0; i < 3; i++)
    if (n > i)
      array[10] = i; /* { dg-error "this write of 4 bytes is out of the bounds of .array., which has 40 bytes \\\[-fplugin-arg-mpxguard-warn=error\\\]" } */
}
