/* The attribute mpxguard_variable_size on an array in the middle: indices may
   run on to the end of the whole object.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fno-aggressive-loop-optimizations -fplugin-arg-mpxguard-narrow=array" } */
#include <mpxguard.h>
#include <stdlib.h>

struct packet
{
  int length;
  unsigned char bytes[4] MPXGUARD_VARIABLE_SIZE;
  int trailer;
};

__attribute__ ((noipa)) static int
sum (struct packet *p, int n)
{
  unsigned char *q = p->bytes;
  int s = 0;

  for (int i = 0; i < n; i++)
    s += p->bytes[i] + q[i];
  return s;
}

int
main (void)
{
  struct packet *p = calloc (1, 100);

  p->bytes[3] = 2;
  return sum (p, 96) != 4;
}
