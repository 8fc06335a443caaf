/* A function that ended by a jump to the one that it called last is in the
   stack all the same.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-O2" } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
/* { dg-mpxguard-text "#0 0x\[0-9a-f\]+ in inner \[^\n\]*\n    #1 0x\[0-9a-f\]+ in middle \[^\n\]*:\[0-9\]+ .left by a tail call.\n    #2 0x\[0-9a-f\]+ in outer \[^\n\]*:@call@\n    #3 0x\[0-9a-f\]+ in main " } */
#include <stdlib.h>

static volatile int five = 5;

__attribute__ ((noipa)) static int
inner (char *p, int i)
{
  p[i] = 1; /* violation */
  return p[0] + i;
}

__attribute__ ((noipa)) static int
middle (char *p, int i)
{
  five = 6;
  return inner (p, i + 1);
}

__attribute__ ((noipa)) static int
outer (char *p)
{
  return middle (p, five - 1) + 1; /* call */
}

int
main (void)
{
  char *p = malloc (5);
  int result = outer (p);

  free (p);
  return result > 100;
}
