/* Calls through wrong prototypes, with pointers where integers are meant and
   the other way round: they work on x86-64, and no bounds may be mixed up.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-std=gnu17" } */
#include <stdint.h>
#include <stdlib.h>

__attribute__ ((noipa)) static int
get (int *p, int i)
{
  return p[i];
}

__attribute__ ((noipa)) static int
pick (char *ignored, int *p)
{
  (void) ignored;
  return p[3];
}

typedef int (*as_integers) (uintptr_t, int);
typedef int (*as_void) (void *, long);
typedef int (*swapped) (long, void *);
typedef int (*unspecified) ();

int
main (void)
{
  static int small[1] = { 9 };
  int *big = calloc (4, sizeof *big);
  as_integers a = (as_integers) (void (*) (void)) get;
  as_void v = (as_void) (void (*) (void)) get;
  swapped s = (swapped) (void (*) (void)) pick;
  unspecified u = (unspecified) (void (*) (void)) get;

  big[3] = 7;
  if (a ((uintptr_t) big, 3) != 7 || v (big, 3) != 7 || u (big, 3) != 7)
    return 1;
  if (s ((long) small, big) != 7 || s (0, big) != 7)
    return 2;
  return get (small, 0) != 9;
}
