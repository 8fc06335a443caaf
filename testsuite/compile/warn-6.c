/* -Werror makes errors of the warnings, and -w leaves them out.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O1 -Werror -Wno-array-bounds" } */
#include <stdlib.h>

char
f (void)
{
  char local[3] = "ab";

  return local[3]; /* { dg-error "this read of 1 byte is out of the bounds of .local., which has 3 bytes \\\[-fplugin-arg-mpxguard-warn\\\]" } */
}
