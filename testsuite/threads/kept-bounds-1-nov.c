/* Many threads at once ask for the bounds of many pointers to objects that are
   not in the heap: of all sizes, at addresses that are used again and again.
   Each gets those of its own object.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 3000

__attribute__ ((noipa)) static int
last (const char *p, int n)
{
  return p[n - 1];
}

/* The last byte of an object of N bytes, kept in memory meanwhile.  */
__attribute__ ((noipa)) static int
try_size (int n)
{
  char object[n];
  char *slots[2] = { object, object };

  memset (object, 1, n);
  return last (slots[n & 1], n);
}

static void *
work (void *argument)
{
  long sum = 0;

  for (int round = 1; round <= ROUNDS; round++)
    sum += try_size (round) + try_size (round % 7 + 1);
  *(long *) argument = sum;
  return NULL;
}

int
main (void)
{
  pthread_t threads[4];
  long sums[4];

  for (int i = 0; i < 4; i++)
    if (pthread_create (&threads[i], NULL, work, &sums[i]))
      abort ();
  for (int i = 0; i < 4; i++)
    {
      pthread_join (threads[i], NULL);
      if (sums[i] != 2L * ROUNDS)
	abort ();
    }
  return 0;
}
