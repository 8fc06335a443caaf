/* A violation in a child is reported there; the parent lives.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
/* { dg-mpxguard-exit "exit 0" } */
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

__attribute__ ((noipa)) static void
set (int *p, int i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  int *p = calloc (4, sizeof *p);
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      set (p, 4);
      _exit (0);
    }
  if (waitpid (child, &status, 0) != child)
    return 1;
  set (p, 3);
  return !WIFSIGNALED (status) || WTERMSIG (status) != SIGABRT;
}
