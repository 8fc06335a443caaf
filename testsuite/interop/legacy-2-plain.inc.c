/* The side without instrumentation of the test legacy-2.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <stdlib.h>
#include <string.h>

struct text
{
  char *data;
  size_t size;
};

void
plain_grow (struct text *t, size_t size)
{
  t->data = realloc (t->data, size);
  t->size = size;
}

/* Tries to get the same address again, for a larger block.  */
void
plain_replace (struct text *t, size_t size)
{
  char *old = t->data;
  char *others[64];
  int n = 0;

  free (old);
  t->data = malloc (size);
  while (t->data != old && n < 64)
    {
      others[n++] = t->data;
      t->data = malloc (size);
    }
  while (n)
    free (others[--n]);
  t->size = size;
}

/* As getline does it.  */
void
plain_refill (char **line, size_t *size, int round)
{
  if (*size < (size_t) round)
    {
      *size = round + round % 3;
      *line = realloc (*line, *size);
    }
  memset (*line, 'x', *size);
}
