/* Unions: the same memory as a pointer, as a number, as bytes; a union of
   structures with a common start.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdlib.h>

union word
{
  int *pointer;
  uintptr_t number;
  unsigned char bytes[sizeof (int *)];
};

union shape
{
  struct { int kind; } any;
  struct { int kind; double radius; } circle;
  struct { int kind; long width, height, *corner; } box;
};

__attribute__ ((noipa)) static long
area (const union shape *s)
{
  if (s->any.kind)
    return s->box.width * s->box.height * s->box.corner[2];
  return (long) (3 * s->circle.radius);
}

int
main (void)
{
  int a[4] = { 1, 2, 3, 4 };
  long corner[3] = { 0, 0, 2 };
  union word w, v;
  union shape s = { .box = { 1, 3, 4, corner } }, t = { .circle = { 0, 2 } };

  w.pointer = a;
  w.number += 2 * sizeof (int);
  if (w.pointer[1] != 4)
    return 1;
  for (unsigned i = 0; i < sizeof w; i++)
    v.bytes[i] = w.bytes[i];
  if (v.pointer[-2] != 1)
    return 2;
  v.number = 0;
  return v.pointer != NULL || area (&s) != 24 || area (&t) != 6;
}
