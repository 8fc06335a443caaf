/* Run a program again and again, each time with another one of the calls that the
   runtime asks memory of the kernel with made to fail, and then with all that come
   after it failing too.  The program ends as it likes, with status 0 or 3; or in
   one sentence of the runtime, with status 1; but not by a signal.

   Usage: inject PROGRAM.  Calls are the runtime's if their instructions are in
   libmpxguard.so.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_TASKS 64
#define EACH_UP_TO 30

/* The status where there is no ptrace.  */
#define UNSUPPORTED 77

/* A task of the program: whether it is inside of a call, and whether that is to
   fail.  */
struct task
{
  pid_t pid;
  int inside;
  int fails;
};

static struct task tasks[MOST_TASKS];
static unsigned task_count;

/* Where the runtime lies; what it has asked so far; what is to fail.  */
static unsigned long start, end;
static long calls, first;
static int all;

/* Find the runtime in the process PID.  */
static void
find_runtime (pid_t pid)
{
  char line[4096];
  unsigned long from, to;
  FILE *f;

  snprintf (line, sizeof line, "/proc/%d/maps", (int) pid);
  f = fopen (line, "r");
  start = end = 0;
  while (f && fgets (line, sizeof line, f))
    if (strstr (line, "libmpxguard.so")
	&& sscanf (line, "%lx-%lx", &from, &to) == 2)
      {
	start = start ? start : from;
	end = to;
      }
  if (f)
    fclose (f);
}

static struct task *
find_task (pid_t pid)
{
  for (unsigned i = 0; i < task_count; i++)
    if (tasks[i].pid == pid)
      return &tasks[i];
  if (task_count == MOST_TASKS)
    abort ();
  tasks[task_count] = (struct task) { pid, 0, 0 };
  return &tasks[task_count++];
}

/* Whether the call that TASK begins, with the registers R, is to fail.  */
static int
is_to_fail (const struct task *task, const struct user_regs_struct *r)
{
  switch (r->orig_rax)
    {
    case SYS_mmap:
    case SYS_mprotect:
    case SYS_madvise:
    case SYS_mremap:
    case SYS_munmap:
    case SYS_mincore:
      break;
    default:
      return 0;
    }
  if (r->rip < start || r->rip >= end)
    find_runtime (task->pid);
  if (r->rip < start || r->rip >= end)
    return 0;
  calls++;
  return calls == first || (all && calls > first);
}

/* TASK stopped at the beginning or the end of a call.  */
static void
stopped_at_call (struct task *task)
{
  struct user_regs_struct r;

  if (ptrace (PTRACE_GETREGS, task->pid, 0, &r) != 0)
    return;
  task->inside = !task->inside;
  if (task->inside)
    {
      task->fails = is_to_fail (task, &r);
      if (!task->fails)
	return;
      r.orig_rax = -1UL;
    }
  else if (task->fails)
    r.rax = (unsigned long) -ENOMEM;
  else
    return;
  ptrace (PTRACE_SETREGS, task->pid, 0, &r);
}

/* Run PROGRAM; what it says goes to the file OUTPUT.  Return its status.  */
static int
run (char *program, int output)
{
  int status, result = -1;
  pid_t pid, child = fork ();

  if (child == 0)
    {
      dup2 (output, 1);
      dup2 (output, 2);
      if (ptrace (PTRACE_TRACEME, 0, 0, 0) != 0)
	_exit (UNSUPPORTED);
      raise (SIGSTOP);
      execl (program, program, (char *) NULL);
      _exit (127);
    }
  calls = task_count = 0;
  waitpid (child, &status, 0);
  if (!WIFSTOPPED (status))
    exit (UNSUPPORTED);
  ptrace (PTRACE_SETOPTIONS, child, 0,
	  PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK
	    | PTRACE_O_EXITKILL);
  ptrace (PTRACE_SYSCALL, child, 0, 0);
  while ((pid = waitpid (-1, &status, __WALL)) > 0)
    {
      int number = WSTOPSIG (status);

      if (!WIFSTOPPED (status))
	{
	  if (pid == child)
	    result = status;
	  continue;
	}
      if (number == (SIGTRAP | 0x80))
	stopped_at_call (find_task (pid));
      if (number == (SIGTRAP | 0x80) || number == SIGTRAP || number == SIGSTOP)
	number = 0;
      ptrace (PTRACE_SYSCALL, pid, 0, number);
    }
  return result;
}

/* Whether a process may end with STATUS that wrote OUTPUT.  */
static int
is_well (int status, const char *output)
{
  if (!WIFEXITED (status))
    return 0;
  if (WEXITSTATUS (status) == 1)
    return strncmp (output, "mpxguard: ", 10) == 0
	   && strchr (output, '\n') == output + strlen (output) - 1;
  return WEXITSTATUS (status) == 0 || WEXITSTATUS (status) == 3;
}

/* Let PROGRAM run with one call after the other failing.  */
static unsigned
try_all (char *program)
{
  unsigned bad = 0, runs = 0;
  char text[4096];

  for (first = 1; ; first += first < EACH_UP_TO ? 1 : first / 5)
    {
      int output = memfd_create ("output", 0);
      int status = run (program, output);
      ssize_t size = pread (output, text, sizeof text - 1, 0);

      text[size > 0 ? size : 0] = '\0';
      close (output);
      if (!is_well (status, text))
	{
	  bad++;
	  printf ("FAIL: call %ld%s: status %x: %s\n", first,
		  all ? " and those after it" : "", (unsigned) status, text);
	}
      runs++;
      if (calls < first)
	break;
    }
  printf ("%s: %u runs, %u bad\n", all ? "all behind" : "one", runs, bad);
  return bad + (runs < EACH_UP_TO);
}

int
main (int argc, char **argv)
{
  unsigned bad = 0;

  if (argc != 2)
    return 2;
  alarm (550);
  for (all = 0; all < 2; all++)
    bad += try_all (argv[1]);
  return bad > 0;
}
