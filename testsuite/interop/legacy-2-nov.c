/* A library without instrumentation grows a block in place, or frees it and gets
   a larger one at the same address: bounds recorded before are stale and must
   not be believed against the program.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "legacy-2-plain.inc.c" } */
#include <stdlib.h>
#include <string.h>

struct text
{
  char *data;
  size_t size;
};

extern void plain_grow (struct text *t, size_t size);
extern void plain_replace (struct text *t, size_t size);
extern void plain_refill (char **line, size_t *size, int round);

__attribute__ ((noipa)) static void
fill (struct text *t)
{
  for (size_t i = 0; i < t->size; i++)
    t->data[i] = (char) i;
}

__attribute__ ((noipa)) static void
store (struct text *t, char *data, size_t size)
{
  t->data = data;
  t->size = size;
}

int
main (void)
{
  struct text *texts = malloc (200 * sizeof *texts);
  char *line = NULL;
  size_t size = 0;

  for (int i = 0; i < 200; i++)
    {
      store (&texts[i], malloc (i + 1), i + 1);
      fill (&texts[i]);
      for (int k = 0; k < 10; k++)
	{
	  plain_grow (&texts[i], texts[i].size + k);
	  fill (&texts[i]);
	  plain_replace (&texts[i], texts[i].size + 2 * k);
	  fill (&texts[i]);
	}
    }
  for (int round = 1; round < 300; round++)
    {
      plain_refill (&line, &size, round);
      for (size_t i = 0; i < size; i++)
	line[i]++;
    }
  for (int i = 0; i < 200; i++)
    free (texts[i].data);
  free (texts);
  free (line);
  return 0;
}
