/* metadata=hybrid in the mpx backend: from one block of the heap into another one that
   is alive, in a process with threads.  The bounds come from no table, so no thread
   can have mixed them up.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread -fplugin-arg-mpxguard-metadata=hybrid -fplugin-arg-mpxguard-mpx-forms=safe" } */
/* { dg-mpxguard-report "write" "1" "any" "heap" } */
#include <pthread.h>
#include <stdlib.h>

static char *slots[2];

static void *
rest (void *argument)
{
  return argument;
}

__attribute__ ((noipa)) static void
set (long i)
{
  slots[0][i] = 1; /* violation */
}

int
main (void)
{
  pthread_t thread;

  if (pthread_create (&thread, NULL, rest, NULL)
      || pthread_join (thread, NULL))
    return 2;
  slots[0] = malloc (40);
  slots[1] = malloc (40);
  set (39);
  set (slots[1] - slots[0] + 3);
  return 0;
}
