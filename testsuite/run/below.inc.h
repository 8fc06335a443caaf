/* Where the below tests put their pointers.

   SPDX-License-Identifier: GPL-3.0-or-later  */

int before[8];
int numbers[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };

__attribute__ ((noipa)) static void
put (int **place, int *pointer)
{
  *place = pointer;
}
