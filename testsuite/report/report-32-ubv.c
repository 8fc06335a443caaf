/* A report from a thread says where that was created, and leaves out the
   frames of the library that began it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
/* { dg-mpxguard-text "    #0 0x\[0-9a-f\]+ in work \[^\n\]*\n    #1 0x\[0-9a-f\]+ (in start_thread |\[^\n\]*libc)" } */
/* { dg-mpxguard-text "  the thread was created at:\n    #0 0x\[0-9a-f\]+ in begin \[^\n\]*:@create@\n==" } */
#include <pthread.h>
#include <stdlib.h>

static void *
work (void *argument)
{
  int *numbers = argument;

  numbers[5] = 3; /* violation */
  return NULL;
}

__attribute__ ((noipa)) static void
begin (int *numbers)
{
  pthread_t thread;

  if (pthread_create (&thread, NULL, work, numbers) == 0) /* create */
    pthread_join (thread, NULL);
}

int
main (void)
{
  begin (malloc (5 * sizeof (int)));
  return 0;
}
