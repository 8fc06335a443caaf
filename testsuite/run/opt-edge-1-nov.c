/* Loops and functions that never make the access out of bounds that their code
   would allow: they leave before it, do not run, or wrap around.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <setjmp.h>
#include <stdlib.h>

static jmp_buf way_out;

__attribute__ ((noipa)) static int
find (const int *p, int n, int key)
{
  for (int i = 0; i < n; i++)
    if (p[i] == key)
      return i;
  return -1;
}

__attribute__ ((noipa)) static int
leave_at (int i, int last)
{
  if (i == last)
    longjmp (way_out, 1);
  return i;
}

/* The callee leaves before the loop is out of its array.  */
__attribute__ ((noipa)) static void
fill_until (int *p, int n, int last)
{
  for (int i = 0; i < n; i++)
    p[i] = leave_at (i, last);
}

/* The divisor is 0 one iteration too late to be reached.  */
__attribute__ ((noipa)) static int
quotients (int *p, int n, int m)
{
  int i = 0;

  do
    {
      if (m == i)
	return i;
      p[i] = n / (m - i);
    }
  while (++i < n);
  return i;
}

__attribute__ ((noipa)) static void
backwards_unsigned (char *p, unsigned n)
{
  for (unsigned i = n; i-- > 0;)
    p[i] = 1;
}

__attribute__ ((noipa)) static void
backwards_until_wrap (short *p, size_t n)
{
  for (size_t i = n - 1; i < n; i--)
    p[i] = 2;
}

__attribute__ ((noipa)) static int
around (const unsigned char *p, unsigned char from)
{
  int s = 0;

  for (int i = 0; i < 100; i++)
    s += p[(unsigned char) (from + i)];
  return s;
}

__attribute__ ((noipa)) static unsigned
around_word (const unsigned *p, unsigned from, unsigned n)
{
  unsigned s = 0;

  for (unsigned i = from; i != from + n; i++)
    s += p[i & 7];
  return s;
}

__attribute__ ((noipa)) static double
negative_index (const double *last, int n)
{
  double s = 0;

  for (int i = 0; i < n; i++)
    s += last[-i];
  return s;
}

/* Nothing runs.  */
__attribute__ ((noipa)) static int
never (int *p, int from, int to)
{
  for (int i = from; i < to; i++)
    p[i] = 0;
  return 0;
}

struct header
{
  int kind;
  int words[7];
};

/* Only some are as long as their type.  */
__attribute__ ((noipa)) static int
last_word (struct header *p)
{
  int kind = p->kind;

  if (kind == 7)
    return p->words[6];
  return kind;
}

__attribute__ ((noipa)) static void
only_long_ones (struct header *p)
{
  if (p->kind != 7)
    longjmp (way_out, 2);
}

__attribute__ ((noipa)) static int
word_after_call (struct header *p)
{
  int kind = p->kind;

  only_long_ones (p);
  return kind + p->words[6];
}

int
main (void)
{
  int *p = malloc (10 * sizeof *p);
  struct header *small = calloc (1, 4);
  volatile int stage = 0;
  unsigned char *bytes = calloc (256, 1);
  unsigned *words = calloc (8, sizeof *words);
  double *numbers = calloc (10, sizeof *numbers);

  for (int i = 0; i < 10; i++)
    p[i] = i;
  if (find (p, 1000, 9) != 9)
    return 2;
  if (setjmp (way_out) == 0)
    fill_until (p, 1000, 10);
  else if (stage++ > 0)
    return 3;
  if (quotients (p, 20, 10) != 10)
    return 4;
  backwards_unsigned ((char *) p, 40);
  backwards_unsigned ((char *) p + 40, 0);
  backwards_until_wrap ((short *) p, 20);
  backwards_until_wrap ((short *) p + 20, 0);
  if (around (bytes, 200) != 0 || around_word (words, 0xfffffff0u, 40) != 0
      || negative_index (numbers + 9, 10) != 0)
    return 5;
  never (NULL, 0, 0);
  never (p + 10, 3, 3);
  never (p, 1000, 10);
  small->kind = 5;
  if (last_word (small) != 5)
    return 6;
  if (setjmp (way_out) == 0)
    {
      word_after_call (small);
      return 7;
    }
  return 0;
}
