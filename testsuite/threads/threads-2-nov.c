/* Threads overwrite one another's pointers without a lock, by plain and atomic
   stores of whole words: whichever pointer a reader sees must have its own
   bounds or none, never another's.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
#include <pthread.h>
#include <stdlib.h>

#define SLOTS 16

struct object
{
  int size;
  int data[];
};

static struct object *volatile slots[SLOTS];
static struct object *objects[SLOTS];
static volatile int stop;

static void *
write_slots (void *argument)
{
  unsigned k = (unsigned) (size_t) argument;

  while (!stop)
    {
      k = k * 1103515245 + 12345;
      slots[(k >> 8) % SLOTS] = objects[(k >> 16) % SLOTS];
    }
  return NULL;
}

static void *
read_slots (void *argument)
{
  long sum = 0;

  (void) argument;
  for (int i = 0; i < 1000000; i++)
    {
      struct object *o = slots[i % SLOTS];

      sum += o->data[o->size - 1];
    }
  return (void *) sum;
}

int
main (void)
{
  pthread_t writers[2], readers[2];
  void *sum;

  for (int i = 0; i < SLOTS; i++)
    {
      objects[i] = malloc (sizeof *objects[i] + (i + 1) * sizeof (int));
      objects[i]->size = i + 1;
      objects[i]->data[i] = 1;
      slots[i] = objects[i];
    }
  for (int i = 0; i < 2; i++)
    if (pthread_create (&writers[i], NULL, write_slots, (void *) (size_t) i)
	|| pthread_create (&readers[i], NULL, read_slots, NULL))
      return 1;
  for (int i = 0; i < 2; i++)
    {
      pthread_join (readers[i], &sum);
      if ((long) sum != 1000000)
	return 2;
    }
  stop = 1;
  for (int i = 0; i < 2; i++)
    pthread_join (writers[i], NULL);
  return 0;
}
