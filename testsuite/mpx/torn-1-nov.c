/* Another thread has stored while a pointer was loaded, so that it has another
   pointer's bounds: no violation where it points into a block.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
/* { dg-plain-sources "torn.inc.c" } */
#include <pthread.h>
#include <stdlib.h>

extern void tear (void *, void *, void *, unsigned long);

static char *slot;

static void *
rest (void *argument)
{
  return argument;
}

__attribute__ ((noipa)) static void
set (int i)
{
  slot[i] = 1;
}

int
main (void)
{
  char *a = malloc (40), *b = malloc (400);
  pthread_t thread;

  if (pthread_create (&thread, NULL, rest, NULL)
      || pthread_join (thread, NULL))
    return 2;
  slot = b;
  tear (&slot, b, a, 40);
  set (399);
  return b[399] != 1;
}
