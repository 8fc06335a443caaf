/* Structures that are copied in a program at a fixed address: pointers to its
   variables are lower numbers than any pointer into the heap, and keep their bounds
   all the same, and none but their own.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fno-pie -no-pie" } */
#include <string.h>

struct one
{
  int *p;
};
struct several
{
  long a, b, c;
  int *p;
};

static int small[10], large[20];
static struct several from = { 1, 2, 3, large }, to;

__attribute__ ((noipa)) static struct one
pack (int *p)
{
  struct one s = { p };

  return s;
}

__attribute__ ((noipa)) static int
get (const struct several *s, int i)
{
  return s->p[i];
}

int
main (void)
{
  volatile unsigned long size = sizeof to;

  from.p = pack (small).p;
  memcpy (&to, &from, size);
  if (get (&to, 9) != 0)
    return 2;
  return get (&to, 0);
}
