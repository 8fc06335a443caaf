/* Many threads at once ask for the bounds of many pointers to objects that are
   not in the heap, the same and others, again and again: each gets those of
   its own object.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */

#include <pthread.h>
#include <stdlib.h>

#define OBJECTS 3000
#define ROUNDS 20

struct node { struct node *next; int value[3]; };

static struct node nodes[OBJECTS];
static char bytes[OBJECTS][5];
static char *pointers[OBJECTS];

__attribute__ ((noipa)) static int
last (const char *p, int n)
{
  return p[n];
}

static void *
work (void *argument)
{
  long sum = 0;
  char local[40] = { 0 };

  for (int round = 0; round < ROUNDS; round++)
    {
      for (struct node *n = &nodes[0]; n; n = n->next)
	sum += n->value[2];
      for (int i = 0; i < OBJECTS; i++)
	sum += last (pointers[i], 4) + last (local + i % 36, 3);
    }
  *(long *) argument = sum;
  return NULL;
}

int
main (void)
{
  pthread_t threads[4];
  long sums[4];

  for (int i = 0; i < OBJECTS; i++)
    {
      nodes[i].next = i + 1 < OBJECTS ? &nodes[i + 1] : NULL;
      nodes[i].value[2] = 1;
      bytes[i][4] = 2;
      pointers[i] = bytes[i];
    }
  for (int i = 0; i < 4; i++)
    if (pthread_create (&threads[i], NULL, work, &sums[i]))
      abort ();
  for (int i = 0; i < 4; i++)
    {
      pthread_join (threads[i], NULL);
      if (sums[i] != 3L * OBJECTS * ROUNDS)
	abort ();
    }
  return 0;
}
