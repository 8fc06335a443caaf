/* Two threads violate at the same time: one report comes whole.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
/* { dg-mpxguard-report "write" "4" "above 0" "global data" } */
#include <pthread.h>

int data[5];
static pthread_barrier_t barrier;

static void *
work (void *argument)
{
  int n = *(int *) argument;

  pthread_barrier_wait (&barrier);
  data[n] = 1; /* violation */
  return argument;
}

int
main (void)
{
  pthread_t threads[2];
  int n = 5;

  pthread_barrier_init (&barrier, NULL, 2);
  for (int i = 0; i < 2; i++)
    pthread_create (&threads[i], NULL, work, &n);
  for (int i = 0; i < 2; i++)
    pthread_join (threads[i], NULL);
  return 0;
}
