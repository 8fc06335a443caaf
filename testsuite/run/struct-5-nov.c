/* Unions by value that hold a pointer or something else.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <string.h>

union value
{
  char *text;
  long number;
  double real;
};

struct tagged
{
  int kind;
  union value v;
};

__attribute__ ((noipa)) static union value
number (long n)
{
  return (union value) { .number = n };
}

__attribute__ ((noipa)) static union value
text (char *t)
{
  return (union value) { .text = t };
}

__attribute__ ((noipa)) static long
weight (struct tagged t)
{
  switch (t.kind)
    {
    case 0:
      return t.v.number;
    case 1:
      return (long) strlen (t.v.text);
    default:
      return (long) t.v.real;
    }
}

int
main (void)
{
  char word[6] = "fiver";
  struct tagged t[3] = { { 0, number (3) }, { 1, text (word) }, { 2, { .real = 2.5 } } };
  long sum = 0;

  for (int i = 0; i < 3; i++)
    sum += weight (t[i]);
  t[0].v = t[1].v;
  return sum != 10 || t[0].v.text[5] != 0;
}
