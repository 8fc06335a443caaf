/* Which field, in which structure; the caret below the access; where the
   pointer came from.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 3" "heap" } */
/* { dg-mpxguard-text "report-12-ubv.c:@violation@:10 in set\n +@violation@ \\| +p->name.i. = 1; \[^\n\]*\n +\\| {10}\\^\n" } */
/* { dg-mpxguard-text "  through the field name\\\[\\\] of 'struct person'\n" } */
/* { dg-mpxguard-text "the object is a heap block of 28 bytes" } */
#include <stdlib.h>

struct person
{
  int age;
  char name[8];
  int salary[4];
};

__attribute__ ((noipa)) static void
set (struct person *p, int i)
{
  p->name[i] = 1; /* violation */
}

int
main (void)
{
  struct person *p = malloc (sizeof *p);

  set (p, 7);
  set (p, 11);
  return 0;
}
