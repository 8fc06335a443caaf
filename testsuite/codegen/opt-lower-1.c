/* No test of the lower bound where a pointer only grows from its base; one where
   it may go below.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fdump-tree-mpxguard-checkopt-details" } */
#include <stdlib.h>

int
fields (void)
{
  int *p = malloc (40);
  int *q;
  int s = 0;

  for (q = p; *q; q += 2) /* A step upwards.  */
    s++;
  return s;
}

int
unsigned_index (unsigned char i, const unsigned char *j)
{
  int *p = malloc (40);

  return p[i] + p[*j & 31];
}

int
any_index (long i)
{
  char *p = malloc (40);

  return p[i];
}

int
downwards (int n)
{
  char *p = malloc (40);
  char *q = p + 20;

  while (*q != n)
    q--;
  return q - p;
}

/* { dg-final { scan-tree-dump-times "lower dropped: mpxguard.check \\(q_\[0-9\]+, 0, 4" 1 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-times "lower dropped: mpxguard.check \\(_\[0-9\]+, 0, 4" 2 "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "lower dropped: mpxguard.check \\(_\[0-9\]+, 0, 1" "mpxguard-checkopt" } } */
/* { dg-final { scan-tree-dump-not "lower dropped: mpxguard.check \\(q_\[0-9\]+, 0, 1" "mpxguard-checkopt" } } */
