/* The lower bound of a stack object to which unmapped and remapped memory
   points afresh holds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
/* { dg-mpxguard-report "read" "1" "below 1" "stack buffer" } */
#define _GNU_SOURCE
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>

#define SIZE (2UL << 20)

/* Where no other thread's mapping comes in the way of thread N's, while that
   has unmapped its own.  */
#define PLACE(N) ((void *) (0x600000000000 + (N) * 8 * SIZE))

static char *
map_at (char *place)
{
  return mmap (place, SIZE, PROT_READ | PROT_WRITE,
	       MAP_PRIVATE | MAP_ANONYMOUS | (place ? MAP_FIXED : 0), -1, 0);
}

__attribute__ ((noipa)) static void
store (char **slot, char *p)
{
  *slot = p;
}

__attribute__ ((noipa)) static int
get (char **slot, int i)
{
  return (*slot)[i]; /* violation */
}

static void *
work (void *place)
{
  char **slot = (char **) (map_at (place) + SIZE / 2);
  char buffer[40];

  memset (buffer, 0, sizeof buffer);
  for (int i = 0; i < 10; i++)
    {
      store (slot, buffer);
      if (get (slot, sizeof buffer - 1) != 0)
	return NULL;
      munmap ((char *) slot - SIZE / 2, SIZE);
      if (map_at ((char *) slot - SIZE / 2) != (char *) slot - SIZE / 2
	  || *slot != NULL)
	return NULL;
    }
  store (slot, buffer);
  get (slot, -1);
  return NULL;
}

int
main (void)
{
  pthread_t threads[8];

  for (int i = 0; i < 8; i++)
    pthread_create (&threads[i], NULL, work, PLACE (i));
  for (int i = 0; i < 8; i++)
    pthread_join (threads[i], NULL);
  return 0;
}
