/* The bounds of a local object's address travel in a copied structure beside
   a number: the twin of copies-1-nov.c.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "stack local" } */

struct tagged { union { double d; int *p; } v; unsigned char tag; };

__attribute__ ((noipa)) static void
copy (struct tagged *to, const struct tagged *from)
{
  *to = *from;
}

__attribute__ ((noipa)) static int
at (const struct tagged *t, int i)
{
  return t->v.p[i];	/* violation */
}

int
main (void)
{
  int local[4] = { 5, 6, 7, 8 };
  struct tagged a = { { .p = local }, 1 }, b;

  copy (&b, &a);
  return at (&b, 3) != 8 || at (&b, 4);
}
