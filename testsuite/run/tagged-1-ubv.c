/* One past the end of a block whose pointer bore tags below and above.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target derived_bounds } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LOW 7UL
#define HIGH (0xffffUL << 48)

struct cell
{
  uint64_t head, tail;
};

/* A tag of three bits below, one of 16 bits above.  */
__attribute__ ((noipa)) static uint64_t
tag (void *p, unsigned low, unsigned high)
{
  return (uint64_t) p | low | (uint64_t) high << 48;
}

__attribute__ ((noipa)) static void *
untag (uint64_t word)
{
  return (void *) (word & ~LOW & ~HIGH);
}

/* A pointer that bears its tag while it is one.  */
__attribute__ ((noipa)) static int *
mark (int *p)
{
  return (int *) ((char *) p + 1);
}

__attribute__ ((noipa)) static int *
unmark (int *p)
{
  return (int *) ((uintptr_t) p & ~LOW);
}

static struct cell *cells;
static int *marked;

int
main (void)
{
  int local[4] = { 1, 2, 3, 4 }, *values = calloc (8, sizeof (int));
  struct cell *c = malloc (sizeof *c);
  int sum;

  cells = c;
  c->head = tag (values, 5, 0xfffa);
  c->tail = tag (local, 3, 0x8001);
  ((int *) untag (cells->head))[7] = 5;
  ((int *) untag (cells->tail))[3] = 6;
  marked = mark (values);
  unmark (marked)[6] = 7;
  sum = values[6] + values[7] + local[3];
  ((int *) untag (cells->head))[sum - 10] = 1; /* violation */
  return 0;
}
