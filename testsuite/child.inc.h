/* Code that is run in a process of its own, for tests of many small programs.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Run RUN in a child and put what it prints into TEXT, of SIZE bytes.  Return
   the child's status.  */
static int
run_in_child (void (*run) (void), char *text, size_t size)
{
  int ends[2];
  int status;
  size_t length = 0;
  ssize_t count;
  pid_t child;

  if (pipe (ends))
    abort ();
  fflush (stdout);
  child = fork ();
  if (child == 0)
    {
      dup2 (ends[1], 2);
      dup2 (ends[1], 1);
      close (ends[0]);
      run ();
      fflush (stdout);
      _exit (0);
    }
  close (ends[1]);
  while (length < size - 1
	 && (count = read (ends[0], text + length, size - 1 - length)) > 0)
    length += (size_t) count;
  text[length] = '\0';
  close (ends[0]);
  waitpid (child, &status, 0);
  return status;
}
