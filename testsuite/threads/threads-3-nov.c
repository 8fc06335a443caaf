/* Many short threads, thread-specific data with destructors, memory of ended
   threads' stacks reused.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_key_t key;
static int destroyed;

static void
destroy (void *p)
{
  char *text = p;

  if (text[99] != 'x')
    abort ();
  free (text);
  __atomic_add_fetch (&destroyed, 1, __ATOMIC_RELAXED);
}

__attribute__ ((noipa)) static int
fill (char **slot, char *p, int n)
{
  *slot = p;
  memset (*slot, 'x', n);
  return (*slot)[n - 1];
}

static void *
work (void *argument)
{
  int n = *(int *) argument;
  char buffer[200], *slots[50];
  char *text = malloc (100);

  for (int i = 0; i < 50; i++)
    if (fill (&slots[i], buffer, (n * i) % 200 + 1) != 'x')
      abort ();
  memset (text, 'x', 100);
  pthread_setspecific (key, text);
  return (char *) pthread_getspecific (key) + 1;
}

int
main (void)
{
  pthread_t threads[8];
  int numbers[8];

  pthread_key_create (&key, destroy);
  for (int round = 0; round < 50; round++)
    {
      for (int i = 0; i < 8; i++)
	{
	  numbers[i] = round + i;
	  if (pthread_create (&threads[i], NULL, work, &numbers[i]))
	    return 1;
	}
      for (int i = 0; i < 8; i++)
	pthread_join (threads[i], NULL);
    }
  return destroyed != 400;
}
