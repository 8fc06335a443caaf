/* Two threads store to a pointer while a third loads it: whatever it finds, the
   bounds are those of the pointer.  An entry of MPX's tables is not written at
   once, so the last one to be written could be a mixture, too.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
#include <pthread.h>
#include <stdatomic.h>

static int small[2], large[64];
static _Atomic (int *) shared = small;
static int *volatile flag = small;
static atomic_int stop;

static void *
store (void *argument)
{
  int *mine = argument;

  while (!atomic_load (&stop))
    {
      atomic_store (&shared, mine);
      flag = mine;
    }
  return NULL;
}

__attribute__ ((noipa)) static int
last_of (int *p)
{
  return p == large ? p[63] : p[1];
}

int
main (void)
{
  pthread_t threads[2];
  int sum = 0;

  if (pthread_create (&threads[0], NULL, store, small)
      || pthread_create (&threads[1], NULL, store, large))
    return 2;
  for (int i = 0; i < 300000; i++)
    sum += last_of (atomic_load (&shared)) + last_of (flag);
  atomic_store (&stop, 1);
  for (int i = 0; i < 2; i++)
    if (pthread_join (threads[i], NULL))
      return 2;
  return sum + last_of (shared) + last_of (flag);
}
