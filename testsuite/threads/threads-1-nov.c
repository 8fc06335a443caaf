/* Pointers through shared memory under a lock: a queue between producers and
   consumers, blocks freed by another thread than the one that made them.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
#include <pthread.h>
#include <stdlib.h>

#define JOBS 3000

struct job
{
  struct job *next;
  int size;
  char *data;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
static struct job *queue;
static int made, taken;
static long total;

static void *
produce (void *argument)
{
  unsigned seed = (unsigned) (size_t) argument;

  for (int i = 0; i < JOBS; i++)
    {
      struct job *j = malloc (sizeof *j);

      seed = seed * 1103515245 + 12345;
      j->size = (int) (seed >> 16) % 100 + 1;
      j->data = malloc (j->size);
      for (int k = 0; k < j->size; k++)
	j->data[k] = 1;
      pthread_mutex_lock (&lock);
      j->next = queue;
      queue = j;
      made++;
      pthread_cond_signal (&filled);
      pthread_mutex_unlock (&lock);
    }
  return NULL;
}

static void *
consume (void *argument)
{
  (void) argument;
  for (;;)
    {
      pthread_mutex_lock (&lock);
      while (!queue && taken < 2 * JOBS)
	pthread_cond_wait (&filled, &lock);
      struct job *j = queue;
      if (j)
	{
	  queue = j->next;
	  if (++taken == 2 * JOBS)
	    pthread_cond_broadcast (&filled);
	}
      pthread_mutex_unlock (&lock);
      if (!j)
	return NULL;
      long sum = 0;
      for (int k = 0; k < j->size; k++)
	sum += j->data[k];
      if (sum != j->size)
	abort ();
      __atomic_add_fetch (&total, sum, __ATOMIC_RELAXED);
      free (j->data);
      free (j);
    }
}

int
main (void)
{
  pthread_t threads[4];

  for (int i = 0; i < 4; i++)
    if (pthread_create (&threads[i], NULL, i & 1 ? consume : produce,
			(void *) (size_t) i))
      return 1;
  for (int i = 0; i < 4; i++)
    pthread_join (threads[i], NULL);
  return made != 2 * JOBS || taken != 2 * JOBS || total == 0;
}
