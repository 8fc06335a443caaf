/* A pointer below its object goes through a parameter and memory, and is used
   only after it came back into the object.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#include "below.inc.h"

int
main (void)
{
  int *below;
  int sum = 0;

  put (&below, numbers - 1);
  for (int i = 1; i <= 8; i++)
    sum += below[i];
  return sum == 36 ? 0 : 1;
}
