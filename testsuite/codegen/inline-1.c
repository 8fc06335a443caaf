/* -O2 inlines what -O3 does: a call costs more than it costs GCC.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2" } */
struct list
{
  struct list *next;
  long *values;
  long count;
};

static long
weigh (struct list *l, long factor)
{
  long sum = l->count * factor;

  if (l->values)
    sum += l->values[0] * factor + l->values[1];
  if (l->next && l->next->values)
    sum -= l->next->values[0] / factor;
  if (l->count > 3 && l->values && l->next)
    sum += (l->values[2] ^ factor) + l->next->count * 7;
  return sum;
}

long
one (struct list *l)
{
  return weigh (l, l->count);
}

long
two (struct list *l)
{
  return weigh (l->next, l->count + 1);
}

long
three (struct list *l, long n)
{
  return weigh (l->next, n) + weigh (l, n);
}

/* { dg-final { scan-assembler-not "(call|jmp)\[ \t\]+weigh" } } */
