/* Bit-fields at the end of an object: the compiler may read whole words of
   them, but no byte outside is the program's doing.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct flags
{
  int value;
  unsigned a : 3, b : 5, c : 1;
};

struct packed
{
  unsigned char tag;
  unsigned long wide : 40;
  unsigned last : 7;
} __attribute__ ((packed));

__attribute__ ((noipa)) static unsigned
mix (struct flags *f)
{
  f->a = 5;
  f->b = 17;
  f->c = 1;
  return f->a + f->b + f->c;
}

__attribute__ ((noipa)) static unsigned long
mix_packed (struct packed *p)
{
  p->wide = 0x123456789aUL;
  p->last = 100;
  return p->wide + p->last;
}

int
main (void)
{
  struct flags *f = malloc (sizeof *f);
  struct packed *p = malloc (sizeof *p);
  struct packed local[3];

  return mix (f) != 23 || mix_packed (p) != 0x123456789aUL + 100
	 || mix_packed (&local[2]) != 0x123456789aUL + 100;
}
