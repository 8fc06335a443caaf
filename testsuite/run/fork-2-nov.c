/* A signal's handler forks at any moment, also while the only thread of the
   process is in the middle of malloc; the child goes on where the handler
   interrupted it.  (Not in the emulator, which is interrupted in the middle of
   its own work too.)  The timer runs while the process does: on a busy machine
   one that ran all the time would have rung again before the handler came to its
   end, and the process would not get on.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target soft } */
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define BLOCKS 200
#define FORKS 60

/* On a busy machine fewer, after so many seconds.  */
#define FEWER_FORKS 5
#define SECONDS 15

static volatile sig_atomic_t forks, child, failures;

static void
handle (int number)
{
  int status = 0;
  pid_t pid;

  (void) number;
  if (child || forks >= FORKS)
    return;
  forks++;
  pid = fork ();
  if (pid == 0)
    child = 1;
  else if (pid < 0 || waitpid (pid, &status, 0) != pid || status != 0)
    failures++;
}

/* Replace the N-th block.  */
__attribute__ ((noipa)) static void
replace (char **blocks, unsigned n, size_t size)
{
  free (blocks[n]);
  blocks[n] = malloc (size);
  blocks[n][0] = blocks[n][size - 1] = 1;
}

int
main (void)
{
  static char *blocks[BLOCKS];
  struct itimerval interval = { { 0, 1500 }, { 0, 1500 } };
  struct sigaction action;
  time_t end = time (NULL) + SECONDS;
  unsigned random = 1;

  memset (&action, 0, sizeof action);
  action.sa_handler = handle;
  action.sa_flags = SA_RESTART;
  sigaction (SIGVTALRM, &action, NULL);
  setitimer (ITIMER_VIRTUAL, &interval, NULL);
  while (forks < FORKS && (forks < FEWER_FORKS || time (NULL) < end))
    {
      random = random * 1103515245 + 12345;
      replace (blocks, random / 65536 % BLOCKS, random / 65536 % 5000 + 1);
      if (child)
	{
	  for (unsigned k = 0; k < BLOCKS; k++)
	    replace (blocks, k, 100 + k);
	  _exit (0);
	}
    }
  return failures;
}
