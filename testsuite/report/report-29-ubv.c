/* One check answers for accesses of two functions that are inlined: the report
   names the function of the one that is wrong, and the line that calls it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-O2" } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
/* { dg-mpxguard-text "report-29-ubv.c:@violation@:\[0-9\]+ in set_last\n" } */
/* { dg-mpxguard-text "#0 0x\[0-9a-f\]+ in set_last \[^\n\]*:@violation@\n    #1 0x\[0-9a-f\]+ in set_both \[^\n\]*:@call@\n    #2 0x\[0-9a-f\]+ in main " } */
/* { dg-mpxguard-text "SUMMARY: \[^\n\]*:@violation@ in set_last\n" } */
#include <stdlib.h>

struct four
{
  int a;
  int b;
  int c;
  int d;
};

static inline void
set_first (struct four *f)
{
  f->a = 1;
}

static inline void
set_last (struct four *f)
{
  f->d = 2; /* violation */
}

__attribute__ ((noipa)) static void
set_both (struct four *f)
{
  set_first (f);
  set_last (f); /* call */
}

int
main (void)
{
  struct four *f = malloc (3 * sizeof (int));
  int result;

  set_both (f);
  result = f->a;
  free (f);
  return result;
}
