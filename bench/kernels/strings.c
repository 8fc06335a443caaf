/* Text: make it, split it into words, count them, sort them by number.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { TEXT = 3000000 / KERNEL_SHARE, BUCKETS = 4096 };

struct word
{
  struct word *next;
  char *text;
  int count;
};

static char *
make_text (void)
{
  char *text = kernel_allocate (TEXT + 16);
  char *end = text;

  while (end < text + TEXT)
    {
      int length = 1 + (int) (kernel_random () % 4);
      for (int i = 0; i < length; i++)
	*end++ = (char) ('a' + kernel_random () % 12);
      *end++ = ' ';
    }
  *end = '\0';
  return text;
}

static void
count (struct word **words, const char *start, size_t length)
{
  unsigned int hash = 5381;
  struct word *w;

  for (size_t i = 0; i < length; i++)
    hash = hash * 33 + (unsigned char) start[i];
  for (w = words[hash % BUCKETS]; w; w = w->next)
    if (strncmp (w->text, start, length) == 0 && w->text[length] == '\0')
      {
	w->count++;
	return;
      }
  w = kernel_allocate (sizeof *w);
  w->text = kernel_allocate (length + 1);
  memcpy (w->text, start, length);
  w->count = 1;
  w->next = words[hash % BUCKETS];
  words[hash % BUCKETS] = w;
}

static void
count_all (struct word **words, const char *text)
{
  while (*text)
    {
      const char *start;
      while (*text == ' ')
	text++;
      for (start = text; *text && *text != ' '; text++)
	continue;
      if (text > start)
	count (words, start, (size_t) (text - start));
    }
}

static int
compare (const void *a, const void *b)
{
  const struct word *v = *(struct word *const *) a;
  const struct word *w = *(struct word *const *) b;

  return v->count != w->count ? w->count - v->count : strcmp (v->text, w->text);
}

int
main (void)
{
  struct word **words = kernel_allocate (BUCKETS * sizeof *words);
  char *text = make_text ();
  struct word **sorted;
  size_t n = 0;

  for (int i = 0; i < 3; i++)
    count_all (words, text);
  for (int i = 0; i < BUCKETS; i++)
    for (struct word *w = words[i]; w; w = w->next)
      n++;
  sorted = kernel_allocate (n * sizeof *sorted);
  n = 0;
  for (int i = 0; i < BUCKETS; i++)
    for (struct word *w = words[i]; w; w = w->next)
      sorted[n++] = w;
  qsort (sorted, n, sizeof *sorted, compare);
  for (size_t i = 0; i < 5; i++)
    printf ("%s %d\n", sorted[i]->text, sorted[i]->count);
  printf ("%zu\n", n);
  return 0;
}
