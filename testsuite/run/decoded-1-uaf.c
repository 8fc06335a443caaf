/* A block whose address is kept as a plain integer, as a Lisp system keeps its
   values, and is used after its free.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target derived_bounds } */
/* { dg-mpxguard-report "uaf-read" "8" "any" "heap" } */
#include <stdint.h>
#include <stdlib.h>

typedef uintptr_t value;

struct pair
{
  value first, rest;
};

#define NUMBER(N) ((value) (N) << 1 | 1)

__attribute__ ((noipa)) static value
cons (value first, value rest)
{
  struct pair *p = malloc (sizeof *p);

  p->first = first;
  p->rest = rest;
  return (value) p;
}

__attribute__ ((noipa)) static value
first (value v)
{
  return ((struct pair *) v)->first; /* violation */
}

__attribute__ ((noipa)) static value
rest (value v)
{
  return ((struct pair *) v)->rest;
}

int
main (void)
{
  value list = NUMBER (0);

  for (int i = 1; i < 5; i++)
    list = cons (NUMBER (i), list);
  if (first (rest (list)) != NUMBER (3))
    return 2;
  free ((void *) rest (list));
  return first (rest (list)) == 4711;
}
