/* The side without instrumentation of the test legacy-1.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct list
{
  int *items;
  int used, room;
};

char *plain_last_text;

struct list *
plain_list (void)
{
  return calloc (1, sizeof (struct list));
}

void
plain_push (struct list *l, int item)
{
  if (l->used == l->room)
    {
      l->room += 3;
      l->items = realloc (l->items, l->room * sizeof *l->items);
    }
  l->items[l->used++] = item;
}

int
plain_sum (const struct list *l)
{
  int s = 0;

  for (int i = 0; i < l->used; i++)
    s += l->items[i];
  return s;
}

void
plain_swap (void *a, void *b, size_t size)
{
  char t[size];

  memcpy (t, a, size);
  memcpy (a, b, size);
  memcpy (b, t, size);
}

void
plain_each (const struct list *l, void (*f) (int *, void *), void *p)
{
  for (int i = 0; i < l->used; i++)
    f (&l->items[i], p);
}

struct list
plain_copy (struct list l)
{
  struct list r = l;

  r.items = malloc (l.used * sizeof *l.items);
  memcpy (r.items, l.items, l.used * sizeof *l.items);
  return r;
}

int
plain_varargs (int n, ...)
{
  va_list ap;
  int s = 0;

  va_start (ap, n);
  while (n--)
    s += *va_arg (ap, int *);
  va_end (ap);
  return s;
}
