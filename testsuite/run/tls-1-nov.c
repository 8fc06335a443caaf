/* Thread-local variables, also arrays and pointers with initialisers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
#include <pthread.h>
#include <stdlib.h>

static int shared[3] = { 1, 2, 3 };
static __thread int counters[4];
__thread char name[8] = "thread";
static __thread int *cursor = &shared[1];

__attribute__ ((noipa)) static void
fill (int *p, int n)
{
  for (int i = 0; i < n; i++)
    p[i]++;
}

static void *
work (void *argument)
{
  int *from_main = argument;

  fill (counters, 4);
  name[7] = 'x';
  cursor++;
  return counters[3] == 1 && *cursor == 3 && from_main[3] == 2 && name[5] == 'd'
	   ? name : NULL;
}

int
main (void)
{
  pthread_t threads[4];

  fill (counters, 4);
  fill (counters, 4);
  for (int i = 0; i < 4; i++)
    if (pthread_create (&threads[i], NULL, work, counters))
      return 77;
  for (int i = 0; i < 4; i++)
    {
      void *result;

      pthread_join (threads[i], &result);
      if (!result)
	return 1;
    }
  return *cursor != 2 || counters[3] != 2 || name[7];
}
