/* Where bounds are found and checked, the function keeps its blocks: each
   find, check and escape is one statement, with its cold code out of the way.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fPIE -fdump-tree-all" } */

struct node
{
  struct node *next;
  int *values;
};

long
third (struct node *n, long i)
{
  int *p = n->next->next->values;

  p[0] = p[i];
  return (long) (p + i + 2);
}

/* { dg-final { scan-tree-dump-not "<bb 3>" "mpxguard-lower" } } */
/* { dg-final { scan-assembler-times "\tmulq" 4 } } */
/* { dg-final { scan-assembler-times "call\[ \t\]+\[^\n\]*__mpxguard_find_argument_0" 1 } } */
/* { dg-final { scan-assembler-times "call\[ \t\]+\[^\n\]*__mpxguard_find_load" 3 } } */
/* { dg-final { scan-assembler-times "call\[ \t\]+\[^\n\]*__mpxguard_escape" 1 } } */
/* { dg-final { scan-assembler "__mpxguard_check_failed" } } */
