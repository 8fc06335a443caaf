/* Loops that could go over the end, and are left before it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>
#include <string.h>

struct context
{
  char special[256];
  long end;
};

__attribute__ ((noipa)) static long
find (const int *p, const int *q, long n, int x)
{
  long i;

  for (i = 0; i < n; i++)
    if (p[i] == x || q[i] == x)
      break;
  return i;
}

__attribute__ ((noipa)) static long
back (const short *p, int from)
{
  for (int i = from; i >= 0; i--)
    if (p[i] == 3 || p[2 * i] == 3)
      return i;
  return -1;
}

/* Steps over the end if nothing stops it.  */
__attribute__ ((noipa)) static long
three (const char *p, const char *end)
{
  const char *q;

  for (q = p; q != end; q += 3)
    if (*q == 9 || q[1] == 9)
      break;
  return q - p;
}

__attribute__ ((noipa)) static unsigned
wrapping (const char *p, unsigned from, unsigned to)
{
  unsigned i;

  for (i = from; i != to; i++)
    if (p[i] == 9 || p[i + 1] == 9)
      break;
  return i;
}

__attribute__ ((noipa)) static long
scan (const struct context *c, const unsigned char *text)
{
  long i = 0;

  while (i < 100 && !c->special[text[i]])
    i++;
  return i;
}

int
main (void)
{
  int *numbers = calloc (10, sizeof *numbers);
  int *others = calloc (9, sizeof *others);
  short *shorts = calloc (19, sizeof *shorts);
  char *bytes = calloc (11, 1);
  /* Of the context only what is used.  */
  struct context *c = calloc (1, 128);
  unsigned char text[5] = "abc!";

  numbers[8] = 5;
  bytes[9] = 9;
  c->special['!'] = 1;
  if (find (numbers, others, 9, 6) != 9
      || find (numbers, others, 1L << 60, 5) != 8
      || find (numbers, others, 0, 5) != 0
      || find (numbers, others, -1, 5) != 0)
    return 1;
  if (back (shorts, 9) != -1 || back (shorts, -5) != -1)
    return 2;
  if (three (bytes, bytes + 10) != 9 || three (bytes, bytes + 6) != 6
      || three (bytes, bytes) != 0)
    return 3;
  if (wrapping (bytes, 2, 1) != 8 || wrapping (bytes, 5, 5) != 5)
    return 4;
  return scan (c, text) != 3;
}
