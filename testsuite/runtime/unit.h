/* For the unit tests of the runtime.  A test is a plain program, compiled by
   the plain compiler with -I include -I runtime and linked with libmpxguard.a,
   whose internal functions it may call.  It prints FAIL and the reason and
   exits with 1, or exits with 0.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef UNIT_H
#define UNIT_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* End the test unless CONDITION holds.  */
#define CHECK(CONDITION)						\
  do									\
    if (!(CONDITION))							\
      {									\
	printf ("FAIL: %s:%d: %s\n", __FILE__, __LINE__, #CONDITION);	\
	fflush (stdout);						\
	_exit (1);							\
      }									\
  while (0)

/* Run ACTION in a child of fork.  Put what it writes on stderr into OUTPUT of
   SIZE bytes.  Return the status that wait gives.  */
static inline int
run_child (void (*action) (void), char *output, size_t size)
{
  int status;
  int fds[2];
  size_t used = 0;
  ssize_t n;
  pid_t child;

  CHECK (pipe (fds) == 0);
  child = fork ();
  CHECK (child >= 0);
  if (child == 0)
    {
      dup2 (fds[1], 2);
      close (fds[0]);
      close (fds[1]);
      action ();
      _exit (0);
    }
  close (fds[1]);
  while (used + 1 < size
	 && (n = read (fds[0], output + used, size - 1 - used)) > 0)
    used += (size_t) n;
  output[used] = '\0';
  close (fds[0]);
  CHECK (waitpid (child, &status, 0) == child);
  return status;
}

#endif /* UNIT_H */
