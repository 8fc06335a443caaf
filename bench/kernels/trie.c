/* A trie of words: insert, look up, count prefixes.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum
{
  WORDS = 60000 / KERNEL_SHARE,
  LOOKUPS = 7000000 / KERNEL_SHARE,
  LETTERS = 26
};

struct trie
{
  struct trie *child[LETTERS];
  int ends;
};

static void
make_word (char *word)
{
  int length = 3 + (int) (kernel_random () % 5);

  for (int i = 0; i < length; i++)
    word[i] = (char) ('a' + kernel_random () % 10);
  word[length] = '\0';
}

static void
insert (struct trie *trie, const char *word)
{
  for (; *word; word++)
    {
      struct trie **child = &trie->child[*word - 'a'];
      if (!*child)
	*child = kernel_allocate (sizeof **child);
      trie = *child;
    }
  trie->ends++;
}

static int
find (const struct trie *trie, const char *word)
{
  for (; trie && *word; word++)
    trie = trie->child[*word - 'a'];
  return trie ? trie->ends : 0;
}

static int
count (const struct trie *trie)
{
  int n = trie->ends;

  for (int i = 0; i < LETTERS; i++)
    if (trie->child[i])
      n += count (trie->child[i]);
  return n;
}

int
main (void)
{
  struct trie *trie = kernel_allocate (sizeof *trie);
  char word[16];
  int found = 0;

  for (int i = 0; i < WORDS; i++)
    {
      make_word (word);
      insert (trie, word);
    }
  for (int i = 0; i < LOOKUPS; i++)
    {
      make_word (word);
      found += find (trie, word);
    }
  printf ("%d %d\n", found, count (trie));
  return 0;
}
