/* Objects without instrumentation and with it, calling each other in both
   directions: pointers made, kept, moved and freed on either side.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "legacy-1-plain.inc.c" } */
#include <stdlib.h>
#include <string.h>

struct list
{
  int *items;
  int used, room;
};

extern struct list *plain_list (void);
extern void plain_push (struct list *l, int item);
extern int plain_sum (const struct list *l);
extern void plain_swap (void *a, void *b, size_t size);
extern char *plain_last_text;
extern void plain_each (const struct list *l, void (*f) (int *, void *), void *p);
extern struct list plain_copy (struct list l);
extern int plain_varargs (int n, ...);

static void
add (int *item, void *p)
{
  *(int *) p += item[0];
}

int
main (void)
{
  struct list *l = plain_list ();
  int sum = 0, a[3] = { 1, 2, 3 }, *p = a, *q = calloc (50, sizeof *q);

  for (int i = 0; i < 1000; i++)
    plain_push (l, i);
  for (int i = 0; i < l->used; i++)
    sum += l->items[i];
  if (sum != 499500 || plain_sum (l) != sum)
    return 1;
  sum = 0;
  plain_each (l, add, &sum);
  if (sum != 499500)
    return 2;
  plain_swap (&p, &q, sizeof p);
  if (p[49] || q[2] != 3)
    return 3;
  plain_last_text = strdup ("mine");
  if (plain_last_text[4])
    return 4;
  struct list c = plain_copy (*l);
  c.items[c.used - 1] = 7;
  if (plain_varargs (2, a, c.items) != 1 + 0 || l->items[999] == 7)
    return 5;
  free (c.items);
  free (l->items);
  free (l);
  return 0;
}
