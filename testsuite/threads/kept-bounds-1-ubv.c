/* The twin of kept-bounds-1-nov.c: after many objects of other sizes at the same
   addresses, one is read behind its end.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
/* { dg-mpxguard-report "read" "1" "above 0" "stack" } */

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 3000

__attribute__ ((noipa)) static int
at (const char *p, int i)
{
  return p[i];	/* violation */
}

__attribute__ ((noipa)) static int
try_size (int n, int i)
{
  char object[n];

  memset (object, 1, n);
  return at (object, i);
}

static void *
work (void *argument)
{
  long sum = 0;

  for (int round = 1; round <= ROUNDS; round++)
    sum += try_size (round, round - 1);
  *(long *) argument = sum;
  return NULL;
}

int
main (void)
{
  pthread_t threads[4];
  long sums[4], sum = 0;

  for (int i = 0; i < 4; i++)
    if (pthread_create (&threads[i], NULL, work, &sums[i]))
      abort ();
  for (int i = 0; i < 4; i++)
    {
      pthread_join (threads[i], NULL);
      sum += sums[i];
    }
  work (&sums[0]);
  return try_size (100, (int) (sum / 4 - ROUNDS + 100)) != 1;
}
