/* Loops that end only if what they count comes out even, and do.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdio.h>
#include <stdlib.h>

struct triple
{
  int a, b, c;
};

__attribute__ ((noipa)) static long
up_to (const int *p, const int *end)
{
  long s = 0;

  for (; p != end; p++)
    s += *p;
  return s;
}

__attribute__ ((noipa)) static long
down_to (const int *p, const int *begin)
{
  long s = 0;

  while (p != begin)
    s += *--p;
  return s;
}

__attribute__ ((noipa)) static long
triples (const struct triple *p, const struct triple *end)
{
  long s = 0;

  for (; p != end; p++)
    s += p->c;
  return s;
}

__attribute__ ((noipa)) static long
not_above (const int *p, int n)
{
  long s = 0;

  for (int i = 0; i <= n; i++)
    s += p[i];
  return s;
}

__attribute__ ((noipa)) static long
every_other (const int *p, unsigned long n)
{
  long s = 0;

  for (unsigned long i = 0; i != n; i += 2)
    s += p[i];
  return s;
}

int
main (void)
{
  int *p = malloc (12 * sizeof *p);

  for (int i = 0; i < 12; i++)
    p[i] = i;
  printf ("%ld %ld %ld\n", up_to (p, p + 12), up_to (p + 12, p + 12),
	  down_to (p + 12, p));
  printf ("%ld %ld\n", triples ((struct triple *) p,
				(struct triple *) (p + 12)),
	  triples ((struct triple *) (p + 12), (struct triple *) (p + 12)));
  printf ("%ld %ld %ld\n", not_above (p, 11), not_above (p, -1),
	  not_above (p, -2147483647 - 1));
  printf ("%ld %ld\n", every_other (p, 12), every_other (p, 0));
  return 0;
}
