/* Flexible arrays in all spellings: [], [0], [1] and [N] at the end of a
   structure, also nested, reach to the end of the block.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct empty { int n; int a[]; };
struct zero { int n; int a[0]; };
struct one { int n; int a[1]; };
struct four { int n; int a[4]; };
struct nested { long tag; struct one last; };

#define USE(TYPE, FIELD)						\
  do									\
    {									\
      TYPE *p = malloc (sizeof *p + 20 * sizeof (int));			\
      for (int i = 0; i < count; i++)					\
	p->FIELD[i] = i;						\
      for (int i = 0; i < count; i++)					\
	total += p->FIELD[i];						\
      free (p);								\
    }									\
  while (0)

int
main (void)
{
  volatile int count = 20;
  int total = 0;

  USE (struct empty, a);
  USE (struct zero, a);
  USE (struct one, a);
  USE (struct four, a);
  USE (struct nested, last.a);
  return total != 5 * 190;
}
