/* Pointers rebuilt from integers: stored in long, sent through arithmetic,
   split in halves, printed and read back.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct compressed
{
  uint32_t high, low;
};

__attribute__ ((noipa)) static struct compressed
compress (const void *p)
{
  uintptr_t u = (uintptr_t) p;

  return (struct compressed) { u >> 32, (uint32_t) u };
}

__attribute__ ((noipa)) static void *
expand (struct compressed c)
{
  return (void *) ((uintptr_t) c.high << 32 | c.low);
}

__attribute__ ((noipa)) static uintptr_t
hide (void *p)
{
  return ~(uintptr_t) p;
}

int
main (void)
{
  int *a = calloc (10, sizeof *a), local[4] = { 1, 2, 3, 4 };
  uintptr_t hidden = hide (a);
  char text[40];

  a[9] = 90;
  if (((int *) ~hidden)[9] != 90)
    return 1;
  int *p = expand (compress (a));
  if (p[9] != 90)
    return 2;
  p = expand (compress (local + 4));
  if (p[-1] != 4)
    return 3;
  snprintf (text, sizeof text, "%" PRIxPTR, (uintptr_t) (a + 5));
  p = (int *) (uintptr_t) strtoul (text, NULL, 16);
  if (p[4] != 90)
    return 4;
  sprintf (text, "%p", (void *) local);
  void *q;
  sscanf (text, "%p", &q);
  return ((int *) q)[3] != 4;
}
