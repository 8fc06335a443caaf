/* Lines of inlined functions: the report names the innermost one and those
   around it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 4" "heap" } */
/* { dg-mpxguard-text "in inner \[^\n\]*report-7-ubv.c:@violation@\n\[^\n\]*in middle \[^\n\]*report-7-ubv.c:@middle@\n\[^\n\]*in outer \[^\n\]*report-7-ubv.c:@outer@\n" } */
#include <stdlib.h>

__attribute__ ((always_inline)) static inline int
inner (const int *p, int i)
{
  return p[i]; /* violation */
}

__attribute__ ((always_inline)) static inline int
middle (const int *p, int i)
{
  return inner (p, i) + 1; /* middle */
}

__attribute__ ((noipa)) static int
outer (const int *p, int i)
{
  return middle (p, i + 1) * 2; /* outer */
}

int
main (void)
{
  int *p = calloc (4, sizeof *p);

  if (outer (p, 2) != 2)
    return 2;
  outer (p, 4);
  return 0;
}
