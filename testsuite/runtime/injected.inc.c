/* The program that inject.inc.c runs, instrumented: it uses the heap, threads,
   tracked pointers in memory that goes away and moves, and fork, and ends with
   status 3 where it does not get what it needs.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define THREADS 3
#define SIZE (1UL << 20)
#define BIG (60UL << 20)
#define STEP 16384

struct node
{
  struct node *next;
  char *text;
};

static void *
need (void *p)
{
  if (p == NULL)
    _exit (3);
  return p;
}

/* Make a list and free it.  */
static void *
work (void *unused)
{
  struct node *list = NULL;
  char buffer[50];

  for (size_t i = 0; i < 300; i++)
    {
      struct node *n = need (malloc (sizeof *n));

      n->next = list;
      n->text = i % 3 ? need (malloc (i * 7 % 900 + 1)) : buffer;
      n->text[0] = 1;
      list = n;
    }
  while (list)
    {
      struct node *n = list;

      list = n->next;
      if (n->text != buffer)
	free (n->text);
      free (n);
    }
  return unused;
}

/* Count up what the pointers in the memory at FROM point to.  */
static void
count_up (char **from)
{
  for (size_t i = 0; i < SIZE / sizeof *from; i += STEP / sizeof *from)
    from[i][0]++;
}

static void
map_and_move (void)
{
  char object[100] = "";
  char **p = mmap (NULL, SIZE, PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  char **q;

  if (p == MAP_FAILED)
    return;
  for (size_t i = 0; i < SIZE / sizeof *p; i += STEP / sizeof *p)
    p[i] = object + i % 100;
  count_up (p);
  q = mremap (p, SIZE, 2 * SIZE, MREMAP_MAYMOVE);
  if (q == MAP_FAILED)
    return;
  count_up (q);
  munmap (q, 2 * SIZE);
}

int
main (void)
{
  pthread_t threads[THREADS];
  int begun = 0, status = 0;
  char *big;
  pid_t child;

  work (NULL);
  while (begun < THREADS
	 && pthread_create (&threads[begun], NULL, work, NULL) == 0)
    begun++;
  while (begun > 0)
    pthread_join (threads[--begun], NULL);
  map_and_move ();
  big = need (malloc (BIG / 2));
  big[BIG / 2 - 1] = 1;
  big = need (realloc (big, BIG));
  big[BIG - 1] = 1;
  free (big);
  child = fork ();
  if (child == 0)
    {
      work (NULL);
      _exit (0);
    }
  if (child > 0)
    waitpid (child, &status, 0);
  return WIFSIGNALED (status) ? 4 : 0;
}
