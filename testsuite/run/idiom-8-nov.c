/* A stale record: a slot is overwritten by code that is not checked for
   pointers (bytes, integers), and then holds another pointer or the same one.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct slot
{
  int *p;
};

static int small[1], large[100];

__attribute__ ((noipa)) static void
poke (void *slot, uintptr_t value)
{
  unsigned char *bytes = slot;

  for (unsigned i = 0; i < sizeof value; i++)
    bytes[i] = (unsigned char) (value >> 8 * i);
}

__attribute__ ((noipa)) static int
get (struct slot *s, int i)
{
  return s->p[i];
}

int
main (void)
{
  struct slot *s = malloc (sizeof *s);

  s->p = small;
  poke (s, (uintptr_t) large);
  if (get (s, 99))
    return 1;
  s->p = large;
  *(uintptr_t *) s += 50 * sizeof (int);
  if (get (s, 49) || get (s, -50))
    return 2;
  for (int i = 0; i < 1000; i++)
    {
      /* Blocks are reused; what the slot recorded belongs to the old ones.  */
      size_t size = 16 + i % 64;
      char *block = malloc (size);

      *(char **) s = block;
      ((char *) s->p)[size - 1] = 1;
      free (block);
      block = malloc (size + 60);
      poke (s, (uintptr_t) block);
      ((char *) s->p)[size + 59] = 1;
      free (block);
    }
  return 0;
}
