/* A pointer that is one of several to known objects needs no check where none of
   them is left; where one may be and there are many, GCC's jump threading is
   kept from trying each of them.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */

struct pair
{
  int x, y;
};
#define OBJECTS(N) struct pair o##N##0, o##N##1, o##N##2, o##N##3, o##N##4, \
		     o##N##5, o##N##6, o##N##7
#define CASES(N) \
  case 8 * N: p = &o##N##0; break; \
  case 8 * N + 1: p = &o##N##1; break; \
  case 8 * N + 2: p = &o##N##2; break; \
  case 8 * N + 3: p = &o##N##3; break; \
  case 8 * N + 4: p = &o##N##4; break; \
  case 8 * N + 5: p = &o##N##5; break; \
  case 8 * N + 6: p = &o##N##6; break; \
  case 8 * N + 7: p = &o##N##7; break;

OBJECTS (0);
OBJECTS (1);
OBJECTS (2);
OBJECTS (3);

int
one_of_many (int which, int i)
{
  struct pair *p = 0;

  switch (which)
    {
      CASES (0)
      CASES (1)
      CASES (2)
      CASES (3)
    }
  return p->y + p[i].x;
}

/* { dg-final { scan-tree-dump-times "proved: mpxguard.check" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "hidden: mpxguard.check" 1 "mpxguard-checkopt" } } */
