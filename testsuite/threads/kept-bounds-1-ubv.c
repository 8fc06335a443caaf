/* The twin of kept-bounds-1-nov.c: one of the many is read behind its end.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
/* { dg-mpxguard-report "read" "1" "above 0" "global odd" } */

#include <pthread.h>
#include <stdlib.h>

#define OBJECTS 3000

static char bytes[OBJECTS][5];
static char *pointers[OBJECTS + 1];
static char odd[7];

__attribute__ ((noipa)) static int
at (const char *p, int n)
{
  return p[n];	/* violation */
}

static void *
work (void *argument)
{
  long sum = 0;

  for (int i = 0; i < OBJECTS; i++)
    sum += at (pointers[i], i % 5);
  *(long *) argument = sum;
  return NULL;
}

int
main (void)
{
  pthread_t threads[4];
  long sums[4];

  for (int i = 0; i < OBJECTS; i++)
    pointers[i] = bytes[i];
  pointers[OBJECTS] = odd;
  for (int i = 0; i < 4; i++)
    if (pthread_create (&threads[i], NULL, work, &sums[i]))
      abort ();
  for (int i = 0; i < 4; i++)
    pthread_join (threads[i], NULL);
  return at (pointers[OBJECTS], 7);
}
