/* Pointers in the payload of numbers that are none.  In: the function letter,
   which the test defines, and INDEX, which letter of a string is asked for
   last.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define QUIET 0xfffc000000000000UL

typedef uint64_t value;

struct string
{
  long length;
  char text[];
};

__attribute__ ((noipa)) static value
from_double (double d)
{
  value v;

  memcpy (&v, &d, sizeof v);
  return v;
}

__attribute__ ((noipa)) static value
from_pointer (void *p)
{
  return QUIET | (uint64_t) p;
}

__attribute__ ((noipa)) static int
is_pointer (value v)
{
  return (v & QUIET) == QUIET;
}

__attribute__ ((noipa)) static struct string *
to_pointer (value v)
{
  return (struct string *) (v & ~QUIET);
}

__attribute__ ((noipa)) static long
length (value v)
{
  if (!is_pointer (v))
    return 1;
  return to_pointer (v)->length;
}

static char letter (value v, long i);

int
main (void)
{
  value *stack = malloc (4 * sizeof *stack);
  struct string *s = malloc (sizeof *s + 10);
  long sum = 0;

  s->length = 10;
  memset (s->text, 'a', 10);
  stack[0] = from_double (1.5);
  stack[1] = from_pointer (s);
  stack[2] = from_double (-1e300);
  stack[3] = from_pointer (s);
  for (int i = 0; i < 4; i++)
    sum += length (stack[i]);
  return letter (stack[1], INDEX) != 'a' || sum != 22;
}
