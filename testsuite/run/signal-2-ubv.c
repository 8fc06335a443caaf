/* A violation in a handler on an alternate stack is reported.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fplugin-arg-mpxguard-metadata=tables" } */
/* { dg-mpxguard-report "read" "4" "above 0" "stack local" } */
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static int
get (const int *p, int i)
{
  return p[i]; /* violation */
}

static void
handle (int signal_number)
{
  int local[3] = { 1, 2, 3 };

  get (local, signal_number == SIGUSR1 ? 3 : 0);
}

int
main (void)
{
  stack_t stack = { .ss_size = 1 << 18 };
  struct sigaction action;

  stack.ss_sp = malloc (stack.ss_size);
  sigaltstack (&stack, NULL);
  memset (&action, 0, sizeof action);
  action.sa_handler = handle;
  action.sa_flags = SA_ONSTACK;
  sigaction (SIGUSR1, &action, NULL);
  raise (SIGUSR1);
  return 0;
}
