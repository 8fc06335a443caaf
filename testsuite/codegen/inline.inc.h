/* A function that GCC alone does not inline at -O2, and two that call it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
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

  if (l->values[1] > factor)
    sum += l->values[2];
  if (l->values[2] > factor)
    sum += l->values[3];
  if (l->values[3] > factor)
    sum += l->values[4];
  if (l->values[4] > factor)
    sum += l->values[5];
  if (l->values[5] > factor)
    sum += l->values[6];
  if (l->values[6] > factor)
    sum += l->values[7];
  if (l->values[7] > factor)
    sum += l->values[8];
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
