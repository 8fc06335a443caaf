/* Pairs of two words that are no bounds: complex numbers of unsigned long, and what
   GCC makes of arithmetic with a test for overflow.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-options "-w" } */

#define pair _Complex unsigned long

/* A pair where ways meet.  */
__attribute__ ((noipa)) static pair
add_if (pair a, unsigned long b, char *p)
{
  pair z = a;

  if (p[0])
    z += b;
  p[1] = 2;
  return z;
}

/* A pair that goes round.  */
__attribute__ ((noipa)) static unsigned long
add_up (unsigned long a, unsigned long b, int *p, int n)
{
  pair z = 0;

  for (int i = 0; i < n; i++)
    {
      z += a + b * 1i;
      p[i] = (int) __real__ z;
    }
  return __imag__ z;
}

/* A sum that cannot overflow is a pair that is known.  */
__attribute__ ((noipa)) static unsigned long
add_nothing (unsigned long x)
{
  unsigned long sum;

  return __builtin_uaddl_overflow (x, (unsigned long) 0, &sum) ? 1 : sum;
}

__attribute__ ((noipa)) static unsigned long
multiply (unsigned long x, unsigned long y, unsigned long *p)
{
  return __builtin_umull_overflow (x, y, p) ? 1 : *p;
}

int
main (void)
{
  char text[2] = { 1, 0 };
  int sums[10];
  unsigned long product;
  pair sum = add_if (3 + 4i, 5, text);

  if (__real__ sum != 8 || __imag__ sum != 4 || text[1] != 2)
    return 1;
  if (add_up (1, 2, sums, 10) != 20 || sums[9] != 10)
    return 2;
  if (add_nothing (7) != 7)
    return 3;
  return multiply (6, 7, &product) != 42
	 || multiply (1ul << 60, 100, &product) != 1;
}
