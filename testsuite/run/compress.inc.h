/* Pointers kept as 32-bit offsets from a base.  In: the function get, which the
   test defines, and FURTHER, what is added to the last offset.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* An arena; what lies in it is named by 32-bit offsets from its base.  */
static char *arena;
static uint32_t used;

struct node
{
  uint32_t next, value;
};

__attribute__ ((noipa)) static uint32_t
compress (void *p)
{
  return p ? (uint32_t) ((char *) p - arena) + 1 : 0;
}

__attribute__ ((noipa)) static void *
decompress (uint32_t offset)
{
  return offset ? arena + (offset - 1) : NULL;
}

__attribute__ ((noipa)) static struct node *
make (uint32_t value, struct node *next)
{
  struct node *n = (struct node *) (arena + used);

  used += sizeof *n;
  n->value = value;
  n->next = compress (next);
  return n;
}

/* The same with an integer for a base, aligned as such bases are.  */
static uintptr_t cage;

__attribute__ ((noipa)) static struct node *
in_cage (uint32_t offset)
{
  return (struct node *) (cage + offset);
}

static uint32_t get (uint32_t offset);

int
main (void)
{
  struct node *list = NULL, *other;
  uint32_t sum = 0;

  arena = malloc (100 * sizeof *list);
  for (uint32_t i = 0; i < 100; i++)
    list = make (i, list);
  for (struct node *n = list; n; n = decompress (n->next))
    sum += n->value;
  other = malloc (sizeof *other);
  other->value = 50;
  cage = (uintptr_t) other & ~0xffffffffUL;
  sum += in_cage ((uint32_t) (uintptr_t) other)->value;
  if (sum != 5000)
    return 1;
  return get (compress (list) + FURTHER) != 99;
}
