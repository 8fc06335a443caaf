/* A variable on another thread's stack is named: that of the main thread, which
   waits, and one of a thread that goes on.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-report "write" "4" "above 0" "stack values" } */
/* { dg-mpxguard-text "the stack variable 'values' of function start, 40 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*report-27-ubv.c:@declared@, on another thread's stack" } */
/* { dg-mpxguard-text "the stack variable 'letters' of function lend, 7 bytes at 0x\[0-9a-f\]+, declared at \[^\n\]*report-27-ubv.c:@letters@, on another thread's stack" } */
#include <pthread.h>
#include <string.h>
#include <unistd.h>

struct job
{
  int *values;
  int count;
};

static volatile int zero;
static char *volatile lent;
static volatile int returned;

static void *
fill (void *argument)
{
  struct job *job = argument;

  for (int i = 0; i <= job->count; i++)
    job->values[i + zero] = i; /* violation */
  return NULL;
}

__attribute__ ((noipa)) static int
start (int count)
{
  int values[10]; /* declared */
  int others[12];
  struct job job = { values, count };
  pthread_t thread;

  memset (others, 0, sizeof others);
  pthread_create (&thread, NULL, fill, &job);
  pthread_join (thread, NULL);
  return values[3] + others[count];
}

static void *
lend (void *argument)
{
  char letters[7]; /* letters */

  memset (letters, 'a', sizeof letters);
  lent = letters;
  while (!returned)
    usleep (1000);
  return argument;
}

int
main (void)
{
  pthread_t thread;

  start (10);
  pthread_create (&thread, NULL, lend, NULL);
  while (!lent)
    usleep (1000);
  zero = lent[7 + zero];
  returned = 1;
  pthread_join (thread, NULL);
  return 0;
}
