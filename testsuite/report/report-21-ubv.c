/* Which thread it was; and the hint that allocations can be recorded.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-link-options "-pthread" } */
/* { dg-mpxguard-report "write" "1" "above 0" "heap" } */
/* { dg-mpxguard-text "in thread \[0-9\]+ 'worker'\n" } */
/* { dg-mpxguard-text "where it was allocated is recorded with MPXGUARD_OPTIONS=malloc_stack=1, the stacks with malloc_stack=20\n" } */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>

static void *
work (void *argument)
{
  volatile char *p = argument;

  pthread_setname_np (pthread_self (), "worker");
  p[8] = 1; /* violation */
  return NULL;
}

int
main (void)
{
  pthread_t thread;

  pthread_create (&thread, NULL, work, malloc (8));
  pthread_join (thread, NULL);
  return 0;
}
