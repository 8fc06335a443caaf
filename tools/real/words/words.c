/* Count the words of standard input: a program for tools/demo, where the source
   of a real one cannot be had.

   In: text.  Out: how often each word occurs, the most frequent first, then
   the number of words and their checksum.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_WORD 63

struct entry
{
  char *word;
  unsigned long count;
};

/* An open hash table; SIZE is a power of two, and never full.  */
struct table
{
  struct entry *entries;
  size_t size;
  size_t used;
};

/* End with a message if P is null.  */
static void *
must (void *p)
{
  if (!p)
    {
      fputs ("words: out of memory\n", stderr);
      exit (1);
    }
  return p;
}

static unsigned long
hash_of (const char *word)
{
  unsigned long hash = 5381;

  while (*word)
    hash = hash * 33 + (unsigned char) *word++;
  return hash;
}

/* Return WORD's entry in TABLE, or the free one that it would get.  */
static struct entry *
find (const struct table *table, const char *word)
{
  size_t i = hash_of (word) & (table->size - 1);

  while (table->entries[i].word && strcmp (table->entries[i].word, word) != 0)
    i = (i + 1) & (table->size - 1);
  return &table->entries[i];
}

/* Make TABLE twice as large.  */
static void
grow (struct table *table)
{
  struct table larger = { NULL, table->size * 2, table->used };
  size_t i;

  larger.entries = must (calloc (larger.size, sizeof *larger.entries));
  for (i = 0; i < table->size; i++)
    if (table->entries[i].word)
      *find (&larger, table->entries[i].word) = table->entries[i];
  free (table->entries);
  *table = larger;
}

/* Count one more WORD of TABLE.  */
static void
count_word (struct table *table, const char *word)
{
  struct entry *entry;

  if (table->used * 2 >= table->size)
    grow (table);
  entry = find (table, word);
  if (!entry->word)
    {
      entry->word = must (malloc (strlen (word) + 1));
      strcpy (entry->word, word);
      table->used++;
    }
  entry->count++;
}

/* Read the next word of IN to WORD.  Return its length, 0 at the end.  */
static size_t
read_word (FILE *in, char word[LONGEST_WORD + 1])
{
  size_t length = 0;
  int c;

  while ((c = getc (in)) != EOF)
    if (isalpha (c) && length < LONGEST_WORD)
      word[length++] = tolower (c);
    else if (length > 0)
      break;
  word[length] = '\0';
  return length;
}

/* The frequent first, then by the alphabet; what is free last.  */
static int
compare (const void *a, const void *b)
{
  const struct entry *x = a, *y = b;

  if (x->count != y->count)
    return x->count < y->count ? 1 : -1;
  return x->word && y->word ? strcmp (x->word, y->word) : 0;
}

int
main (void)
{
  struct table table = { must (calloc (16, sizeof (struct entry))), 16, 0 };
  char word[LONGEST_WORD + 1];
  unsigned long sum = 0;
  size_t i;

  while (read_word (stdin, word))
    count_word (&table, word);
  qsort (table.entries, table.size, sizeof *table.entries, compare);
  for (i = 0; i < table.used; i++)
    {
      printf ("%lu %s\n", table.entries[i].count, table.entries[i].word);
      sum = sum * 31 + hash_of (table.entries[i].word);
    }
  printf ("%zu words, %lx\n", table.used, sum);
  return 0;
}
