/* Bounds that only go on with their pointer are found in the branch for tracked
   pointers, if nothing lies between.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fPIE -fno-asynchronous-unwind-tables" } */
/* { dg-require-effective-target derived_bounds } */
struct pair
{
  char *first, *second;
};

extern int take (char *, char *, int);
extern void other (void);

int
forward (char *a, char *b)
{
  return take (a, b, 3);
}

char *
later (struct pair *p)
{
  char *result = p->first;

  other ();
  return result;
}

/* One test for both arguments, one each in the branch; that of forward is one
   of three instructions.  */
/* { dg-final { scan-assembler-times "forward:\n\[^.\]*orq\[^\n\]*\n\tbtq" 1 } } */
/* { dg-final { scan-assembler-times "btq\t.46" 5 } } */
