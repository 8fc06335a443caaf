/* An integer that is a pointer made here on one way, and came from the caller on
   the other, or is zero, or was made in the turn before: its bounds are not there
   on all ways.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct leaf
{
  char key[24];
  int count;
};

struct branch
{
  uintptr_t child[16];
  unsigned short used;
};

/* The kind in the lowest bits, the depth in the highest.  */
#define ADDRESS(T) ((T) & 0x00fffffffffffff8UL)
#define DEPTH(D) ((uintptr_t) (D) << 56)
#define MOST_DEPTH 7

static struct leaf *
leaf (uintptr_t t)
{
  return (struct leaf *) ADDRESS (t);
}

static struct branch *
branch (uintptr_t t)
{
  return (struct branch *) ADDRESS (t);
}

static uintptr_t
make_leaf (const char *key, int depth)
{
  struct leaf *l = calloc (1, sizeof *l);

  strncpy (l->key, key, sizeof l->key - 1);
  l->count = 1;
  return (uintptr_t) l | 1 | DEPTH (depth);
}

static unsigned
hash (const char *key)
{
  unsigned h = 5381;

  while (*key)
    h = h * 33 + (unsigned char) *key++;
  return h;
}

/* Add KEY to the trie T; GCC makes a loop of one of the calls.  */
static uintptr_t
add (uintptr_t t, const char *key, unsigned h, int depth)
{
  struct branch *b;
  unsigned i;

  if (t == 0)
    return make_leaf (key, depth);
  if (t & 1)
    {
      struct leaf *l = leaf (t);
      uintptr_t fresh;

      if (strcmp (l->key, key) == 0)
	{
	  l->count++;
	  return t;
	}
      if (depth >= MOST_DEPTH)
	return t;
      b = calloc (1, sizeof *b);
      fresh = (uintptr_t) b | 2 | DEPTH (depth);
      b->child[hash (l->key) >> 4 * depth & 15]
	= (uintptr_t) l | 1 | DEPTH (depth + 1);
      b->used++;
      return add (fresh, key, h, depth);
    }
  b = branch (t);
  i = h & 15;
  if (b->child[i] == 0)
    b->used++;
  b->child[i] = add (b->child[i], key, h >> 4, depth + 1);
  return t;
}

/* How often keys were added to T.  */
static int
total (uintptr_t t)
{
  int sum = 0;

  if (t == 0)
    return 0;
  if (t & 1)
    return leaf (t)->count;
  for (int i = 0; i < 16; i++)
    sum += total (branch (t)->child[i]);
  return sum;
}

/* The pointer of the turn before, kept as an integer.  */
__attribute__ ((noipa)) static int
turns (int n)
{
  uintptr_t last = 0;
  int sum = 0;

  for (int i = 0; i < n; i++)
    {
      int *p;

      if (last != 0)
	{
	  int *q = (int *) (last & ~(uintptr_t) 1);

	  sum += q[0];
	  free (q);
	}
      p = malloc ((size_t) (i + 1) * sizeof *p);
      p[0] = p[i] = i;
      last = (uintptr_t) p | 1;
    }
  free ((int *) (last & ~(uintptr_t) 1));
  return sum;
}

int
main (void)
{
  uintptr_t root = 0;
  char key[24];

  for (int i = 0; i < 3000; i++)
    {
      sprintf (key, "key%d", i * 7919 % 1500);
      root = add (root, key, hash (key), 0);
    }
  return total (root) != 3000 || turns (100) != 98 * 99 / 2;
}
