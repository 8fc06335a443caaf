/* Handlers on an alternate stack, which use pointers to locals and globals
   while the interrupted code does too; interrupts come from a timer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

static volatile sig_atomic_t ticks;
static int *shared;

__attribute__ ((noipa)) static int
sum (const int *p, int n)
{
  int s = 0;

  for (int i = 0; i < n; i++)
    s += p[i];
  return s;
}

__attribute__ ((noipa)) static void
store (int **slot, int *value)
{
  *slot = value;
}

static void
tick (int signal_number)
{
  int local[3] = { 1, 2, 3 };
  int *pointers[4];

  (void) signal_number;
  for (int i = 0; i < 4; i++)
    store (&pointers[i], i & 1 ? local : shared);
  if (sum (pointers[1], 3) != 6 || sum (pointers[2], 50) != 50)
    abort ();
  ticks++;
}

int
main (void)
{
  stack_t stack = { .ss_size = 65536 };
  struct sigaction action;
  struct itimerval interval = { { 0, 500 }, { 0, 500 } };
  int a[10], b[20];

  stack.ss_sp = malloc (stack.ss_size);
  sigaltstack (&stack, NULL);
  memset (&action, 0, sizeof action);
  action.sa_handler = tick;
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  sigaction (SIGALRM, &action, NULL);
  shared = malloc (50 * sizeof *shared);
  for (int i = 0; i < 50; i++)
    shared[i] = 1;
  for (int i = 0; i < 20; i++)
    b[i] = 1;
  memset (a, 0, sizeof a);
  setitimer (ITIMER_REAL, &interval, NULL);
  int **slots = malloc (1000 * sizeof *slots);
  while (ticks < 50)
    for (int i = 0; i < 1000; i++)
      {
	store (&slots[i], i & 1 ? a : b);
	if (sum (slots[i], i & 1 ? 10 : 20) != (i & 1 ? 0 : 20))
	  return 1;
      }
  memset (&interval, 0, sizeof interval);
  setitimer (ITIMER_REAL, &interval, NULL);
  return 0;
}
