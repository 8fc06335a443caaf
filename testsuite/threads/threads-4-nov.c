/* fork while other threads store pointers and allocate: the child goes on
   allocating and using pointers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int stop;

__attribute__ ((noipa)) static int
churn (int n)
{
  char *blocks[16] = { 0 };
  int sum = 0;

  for (int i = 0; i < n; i++)
    {
      free (blocks[i % 16]);
      blocks[i % 16] = calloc (1, i % 300 + 1);
      sum += blocks[i % 16][i % 300];
    }
  for (int i = 0; i < 16; i++)
    free (blocks[i]);
  return sum;
}

static void *
work (void *argument)
{
  while (!stop)
    churn (100);
  return argument;
}

int
main (void)
{
  pthread_t threads[2];
  int status, bad = 0;

  for (int i = 0; i < 2; i++)
    pthread_create (&threads[i], NULL, work, NULL);
  for (int i = 0; i < 20; i++)
    {
      pid_t child = fork ();

      if (child == 0)
	_exit (churn (1000) != 0);
      if (waitpid (child, &status, 0) != child || status)
	bad++;
    }
  stop = 1;
  for (int i = 0; i < 2; i++)
    pthread_join (threads[i], NULL);
  return bad;
}
