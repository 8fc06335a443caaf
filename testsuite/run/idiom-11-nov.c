/* A hash table with chains and growth, and a string builder, as programs have
   them.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry
{
  struct entry *next;
  unsigned hash;
  int value;
  char key[];
};

struct table
{
  struct entry **buckets;
  unsigned size, used;
};

static unsigned
hash (const char *s)
{
  unsigned h = 5381;

  while (*s)
    h = h * 33 + (unsigned char) *s++;
  return h;
}

static void
grow (struct table *t)
{
  unsigned size = t->size ? 2 * t->size : 4;
  struct entry **buckets = calloc (size, sizeof *buckets);

  for (unsigned i = 0; i < t->size; i++)
    for (struct entry *e = t->buckets[i], *next; e; e = next)
      {
	next = e->next;
	e->next = buckets[e->hash % size];
	buckets[e->hash % size] = e;
      }
  free (t->buckets);
  t->buckets = buckets;
  t->size = size;
}

__attribute__ ((noipa)) static int *
lookup (struct table *t, const char *key)
{
  unsigned h = hash (key);

  if (t->size)
    for (struct entry *e = t->buckets[h % t->size]; e; e = e->next)
      if (e->hash == h && !strcmp (e->key, key))
	return &e->value;
  if (t->used++ >= t->size)
    grow (t);
  size_t n = strlen (key) + 1;
  struct entry *e = malloc (sizeof *e + n);
  e->hash = h;
  e->value = 0;
  memcpy (e->key, key, n);
  e->next = t->buckets[h % t->size];
  t->buckets[h % t->size] = e;
  return &e->value;
}

struct builder
{
  char *text;
  size_t length, room;
};

__attribute__ ((noipa)) static void
append (struct builder *b, const char *s)
{
  size_t n = strlen (s);

  if (b->length + n + 1 > b->room)
    {
      b->room = b->length + n + 1;
      b->text = realloc (b->text, b->room);
    }
  memcpy (b->text + b->length, s, n + 1);
  b->length += n;
}

int
main (void)
{
  struct table t = { 0 };
  struct builder b = { 0 };
  char key[16];
  int total = 0;

  for (int i = 0; i < 3000; i++)
    {
      snprintf (key, sizeof key, "key-%d", i % 700);
      ++*lookup (&t, key);
      append (&b, key);
    }
  for (unsigned i = 0; i < t.size; i++)
    for (struct entry *e = t.buckets[i]; e; e = e->next)
      total += e->value;
  return total != 3000 || t.used != 700 || strlen (b.text) != b.length;
}
