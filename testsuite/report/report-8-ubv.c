/* A program with a handler for SIGABRT sees the abort; the report came first.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "stack numbers" } */
/* { dg-mpxguard-exit "exit 3" } */
/* { dg-mpxguard-text "SUMMARY\[^\n\]*\nhandler ran" } */
#include <signal.h>
#include <unistd.h>

static void
handle (int signal_number)
{
  if (write (2, "handler ran\n", 12) != 12)
    _exit (4);
  _exit (signal_number == SIGABRT ? 3 : 5);
}

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  int numbers[4];

  signal (SIGABRT, handle);
  set (numbers, 3);
  set (numbers, 4);
  return 0;
}
