/* The library of the tests library-1.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <stddef.h>

int library_array[10] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 };
int *const library_middle = &library_array[5];
const char *library_names[] = { "first", "second", NULL };

int *
library_find (int *p, int n, int key)
{
  for (int i = 0; i < n; i++)
    if (p[i] == key)
      return &p[i];
  return NULL;
}
