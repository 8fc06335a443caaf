/* Two threads have stored pointers to variables in one slot at the same time, and
   left the lower bound of one and the upper bound of the other in the table: no
   object has bounds that end below their begin.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
/* { dg-plain-sources "torn.inc.c" } */
#include <pthread.h>

extern void mix (void *, void *, void *, void *);

static struct
{
  char low[40], between[8], high[400];
} variables;
static char *slot;

__attribute__ ((noipa)) static void
set (int i)
{
  slot[i] = 1;
}

static void *
rest (void *argument)
{
  return argument;
}

int
main (void)
{
  pthread_t thread;

  if (pthread_create (&thread, NULL, rest, NULL)
      || pthread_join (thread, NULL))
    return 2;
  slot = variables.low;
  mix (&slot, variables.low, variables.high, variables.low + 39);
  set (0);
  set (39);
  slot = variables.high;
  mix (&slot, variables.high, variables.low, variables.high + 399);
  set (0);
  set (399);
  return variables.low[39] + variables.high[399] != 2;
}
