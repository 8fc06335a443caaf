/* An index into an object of constant size is compared once, with a number: no
   bounds are computed on the way that is taken.  (GCC 11 compares bytes.)

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2" } */

static int table[83];

struct s
{
  long first;
  short array[20];
  long last;
};

int
global (unsigned char i)
{
  return table[i];
}

void
fill (int i)
{
  table[i & 63] = i;
}

struct s whole;

int
field (long i)
{
  return whole.array[i];
}

/* { dg-final { scan-objdump-times "cmp +\\\$0x(52|148),%r" 1 } } */
/* { dg-final { scan-objdump-times "cmp +\\\$0x26,%r" 1 } } */
/* { dg-final { scan-objdump-times "cmp" 2 } } */
