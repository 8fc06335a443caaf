/* The place that a pointer is loaded from is an operand of the cold code that
   looks for its bounds, as the variable or the pointer that it is found by with a
   constant: GCC's expander crashed on the address of a part of a variable.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-Og -fdump-tree-mpxguard-lower" } */

#include <stdarg.h>

struct entry
{
  long number;
  int *next;
};

static struct entry entries[3];

int
take (int n, ...)
{
  va_list arguments;
  int sum;

  va_start (arguments, n);
  sum = va_arg (arguments, int);
  va_end (arguments);
  return sum;
}

int
first (struct entry *e)
{
  entries[1].next = e->next;
  return *e->next + *entries[2].next;
}

/* { dg-final { scan-tree-dump "\"m\" MEM\\\[\[^\n\]*&entries \\+ 40B\\\]" "mpxguard-lower" } } */
/* { dg-final { scan-tree-dump "\"m\" MEM\\\[\[^\n\]*&arguments \\+ 16B\\\]" "mpxguard-lower" } } */
/* { dg-final { scan-tree-dump "\"m\" MEM\\\[\[^\n\]*e_\[0-9\]+\\(D\\) \\+ 8B\\\]" "mpxguard-lower" } } */
/* { dg-final { scan-tree-dump-not "\"m\" MEM\\\[\[^\n\]*&(MEM|\[a-z\]+\[.\\\[\])" "mpxguard-lower" } } */
