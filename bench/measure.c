/* Run a command and record what it used.

   usage: measure RECORD LIMIT [NAME=VALUE]... COMMAND [ARGUMENT]...

   In:  the command, put into an environment that has the NAMEs too; LIMIT, the
	seconds after which it is killed.
   Out: a line "USER SYSTEM PEAK" appended to the file RECORD: seconds of
	processor time, and the peak of resident memory in kB, of the command
	and all children that it waited for.  The exit status is the command's,
	128 + N if signal N killed it.

   The command is started by posix_spawn, and this program is small: a process
   inherits the peak of what it was before exec.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static volatile pid_t child;

static void
kill_child (int signal_number)
{
  (void) signal_number;
  kill (child, SIGKILL);
}

static double
seconds (struct timeval t)
{
  return (double) t.tv_sec + (double) t.tv_usec / 1e6;
}

/* End with the message that ACTION on NAME failed because of ERROR.  */
static void __attribute__ ((noreturn))
fail (const char *action, const char *name, int error)
{
  fprintf (stderr, "measure: cannot %s %s: %s\n", action, name,
	   strerror (error));
  exit (125);
}

int
main (int argc, char **argv)
{
  struct rusage usage;
  FILE *record;
  pid_t pid;
  int status;
  int error;

  if (argc < 4 || atoi (argv[2]) <= 0)
    {
      fputs ("usage: measure RECORD LIMIT [NAME=VALUE]... COMMAND "
	     "[ARGUMENT]...\n", stderr);
      return 125;
    }
  char **command = argv + 3;
  char **variables = command;
  while (*command && strchr (*command, '='))
    command++;
  if (!*command)
    fail ("run", "nothing", EINVAL);

  /* The variables are for the command: no library is preloaded here.  */
  for (char **v = variables; v < command; v++)
    putenv (*v);
  error = posix_spawnp (&pid, command[0], NULL, NULL, command, environ);
  if (error)
    fail ("run", command[0], error);
  child = pid;
  signal (SIGALRM, kill_child);
  alarm ((unsigned int) atoi (argv[2]));
  while (wait4 (pid, &status, 0, &usage) < 0)
    if (errno != EINTR)
      fail ("wait for", command[0], errno);

  record = fopen (argv[1], "a");
  if (!record)
    fail ("write", argv[1], errno);
  fprintf (record, "%.6f %.6f %ld\n", seconds (usage.ru_utime),
	   seconds (usage.ru_stime), usage.ru_maxrss);
  if (fclose (record) != 0)
    fail ("write", argv[1], errno);
  return WIFSIGNALED (status) ? 128 + WTERMSIG (status)
			      : WEXITSTATUS (status);
}
