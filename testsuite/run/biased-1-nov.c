/* Addresses kept as integers that lead outside the object, and back.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include "biased.inc.h"

static char global[48] __attribute__ ((aligned (16))) = "0123456789";
static uintptr_t word;
static volatile uintptr_t shared;
static _Atomic uintptr_t common;

/* Each returns what stands at the begin of the text.  */

NOIPA static int
begin_of_tagged (const struct kept *k)
{
  char *p = (char *) (k->tagged & ~7UL);

  return p[BELOW];
}

NOIPA static int
begin_of_high (const struct kept *k)
{
  char *p = (char *) (k->tagged_high & ~HIGH);

  return p[-FAR_BEHIND];
}

NOIPA static int
begin_of_shifted (const struct kept *k)
{
  char *p = (char *) (k->shifted << 3);

  return p[BELOW];
}

NOIPA static int
begin_of_coupled (const struct kept *k, char *other)
{
  char *p = (char *) (k->coupled ^ (uintptr_t) other);

  return p[BELOW];
}

/* The text is the rest behind the begin of its page.  */
NOIPA static int
begin_of_rounded (const struct kept *k, long rest)
{
  char *p = (char *) (k->rounded & ~1UL);

  return p[rest];
}

/* The same, but the address is rounded when it is used.  */
NOIPA static int
begin_by_page (const struct kept *k)
{
  char *page = (char *) ((k->tagged + BELOW) & ~4095UL);

  return page[(k->tagged + BELOW) & 4088];
}

NOIPA static int
begin_of_boxed (const struct kept *k)
{
  char *p = k->boxed.number != k->boxed.number
	    ? (char *) (k->boxed.bits & ~BOX) : NULL;

  return p[BELOW];
}

NOIPA static int
begin_of_halves (const struct kept *k)
{
  char *p = (char *) ((uintptr_t) k->half[0] << 32 | k->half[1]);

  return p[BELOW];
}

NOIPA static int
begin_of_field (const struct kept *k)
{
  char *p = (char *) ((uintptr_t) k->field.rest << 4);

  return p[BELOW];
}

NOIPA static int
begin_of_moved (const struct kept *k, long distance)
{
  char *p = (char *) (k->moved & ~7UL);

  return p[distance];
}

/* What is decoded is passed on, and kept as a pointer.  */
NOIPA static int
begin_of_passed (const char *p)
{
  return p[BELOW];
}

NOIPA static void
decode (char **p, const struct kept *k)
{
  *p = untagged (k);
}

/* Integers that are passed, returned and kept in variables of all kinds.  */
NOIPA static uintptr_t
biased (char *text)
{
  return ((uintptr_t) text - BELOW) | 1;
}

NOIPA static int
begin_of_integer (uintptr_t x)
{
  char *p = (char *) (x & ~7UL);

  return p[BELOW];
}

NOIPA static void
keep_in_variables (char *text)
{
  uintptr_t x = ((uintptr_t) text - BELOW) | 5;

  memcpy (&word, &x, sizeof x);
  shared = ((uintptr_t) text - BELOW) | 1;
  common = ((uintptr_t) text - BELOW) | 2;
}

NOIPA static int
begin_of_variables (void)
{
  char *p = (char *) (word & ~7UL), *q = (char *) (shared & ~7UL),
       *r = (char *) (common & ~7UL);

  return p[BELOW] == q[BELOW] ? r[BELOW] : 0;
}

/* Without a tag; and moved where nobody sees that it is an address.  */
static uintptr_t plain, far;

NOIPA static void
keep_plain (char *text)
{
  plain = (uintptr_t) text - BELOW;
  far = (uintptr_t) text;
}

NOIPA static void
move (uintptr_t *x, long distance)
{
  *x -= distance;
}

NOIPA static int
begin_of_plain (void)
{
  char *p = (char *) plain;

  return p[BELOW];
}

NOIPA static int
begin_of_far (long distance)
{
  char *p = (char *) far;

  return p[distance];
}

/* A whole loop of them.  */
NOIPA static int
begin_of_many (char **text)
{
  uintptr_t many[3];
  int sum = 0;

  for (int i = 0; i < 3; i++)
    many[i] = ((uintptr_t) text[i] - BELOW) | i;
  __asm__ volatile ("" : : "r" (many) : "memory");
  for (int i = 0; i < 3; i++)
    sum += ((char *) (many[i] & ~7UL))[BELOW];
  return sum / 3;
}

/* Return 0 if TEXT is found again by all ways.  OTHER lies near it.  */
NOIPA static int
check (char *text, char *other)
{
  struct kept k;
  char *p, *both[3] = { text, other, text };

  for (int flag = 0; flag < 2; flag++)
    {
      keep (&k, text, other, flag, 64);
      decode (&p, &k);
      if (begin_of_tagged (&k) != '0' || begin_of_high (&k) != '0'
	  || begin_of_shifted (&k) != '0' || begin_of_boxed (&k) != '0'
	  || begin_of_coupled (&k, other) != '0'
	  || begin_of_rounded (&k, (uintptr_t) text & 4095) != '0'
	  || begin_by_page (&k) != '0'
	  || begin_of_halves (&k) != '0' || begin_of_field (&k) != '0'
	  || begin_of_moved (&k, flag ? 64 : -64) != '0')
	return 1;
      if (begin_of_passed (untagged (&k)) != '0' || begin_of_passed (p) != '0'
	  || begin_of_integer (biased (text)) != '0'
	  || begin_of_many (both) != '0')
	return 2;
      keep_in_variables (text);
      keep_plain (text);
      move (&far, flag ? 32 : -32);
      if (begin_of_variables () != '0' || begin_of_plain () != '0'
	  || begin_of_far (flag ? 32 : -32) != '0')
	return 3;
    }
  return 0;
}

int
main (void)
{
  static const size_t sizes[] = { 16, 30, 32, 40, 100, 1000, 5000, 300000 };
  char local[48] __attribute__ ((aligned (16))) = "0123456789";
  char *heap[4];

  for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
    {
      for (unsigned j = 0; j < 4; j++)
	memcpy (heap[j] = malloc (sizes[i]), local, 11);
      if (check (heap[2], heap[0]) != 0)
	return 1;
      for (unsigned j = 0; j < 4; j++)
	free (heap[j]);
    }
  heap[0] = strdup (local);
  return check (local, heap[0]) + check (global, heap[0])
	 + check (heap[0], global);
}
