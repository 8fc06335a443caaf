/* A pointer below its object goes through a parameter and memory, and is used
   where it is.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "below 4" "global numbers" } */

#include "below.inc.h"

int
main (void)
{
  int *below;

  put (&below, numbers - 1);
  return *below; /* violation */
}
