/* A violation in a thread, through the pointer that pthread_create passed on.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
#include <pthread.h>
#include <stdlib.h>

struct task
{
  int *data;
  int n;
};

static void *
work (void *argument)
{
  struct task *t = argument;

  for (int i = 0; i <= t->n; i++)
    t->data[i] = 0; /* violation */
  return NULL;
}

int
main (void)
{
  pthread_t thread;
  struct task t = { malloc (5 * sizeof (int)), 5 };

  pthread_create (&thread, NULL, work, &t);
  pthread_join (thread, NULL);
  return 0;
}
