/* A pointer field of a union, overrun.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "stack a" } */
#include <stdint.h>

union word
{
  int *pointer;
  uintptr_t number;
};

__attribute__ ((noipa)) static int
get (union word *w, int i)
{
  return w->pointer[i]; /* violation */
}

int
main (void)
{
  int a[4] = { 1, 2, 3, 4 };
  union word w;

  w.pointer = a;
  if (get (&w, 3) != 4)
    return 2;
  get (&w, 4);
  return 0;
}
