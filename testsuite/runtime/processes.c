/* Reports from wherever a program can be: several threads at once, a child of
   fork or vfork, a handler on an alternate stack; a handler of SIGSEGV that is
   the program's own gets what is its own.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include "unit.h"

#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>

#include "export.h"
#include "report.h"
#include "table.h"

#define THREADS 8
#define REPORTS 20

static char output[4 << 20];

static void
violate (void)
{
  mpxguard_report_access (0x7000, 8, 0x6000, 0x6fff, MPXGUARD_ACCESS_READ,
			  NULL, NULL);
}

static unsigned
count (const char *what)
{
  unsigned n = 0;

  for (char *p = output; (p = strstr (p, what)); p++)
    n++;
  return n;
}

static void *
violate_often (void *unused __attribute__ ((unused)))
{
  for (int i = 0; i < REPORTS / 4; i++)
    violate ();
  return NULL;
}

static void
threads_violate (void)
{
  pthread_t threads[THREADS];

  for (int i = 0; i < THREADS; i++)
    CHECK (pthread_create (&threads[i], NULL, violate_often, NULL) == 0);
  for (int i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);
}

/* Reports of several threads do not mix.  */
static void
check_threads (void)
{
  unsigned expected = THREADS * (REPORTS / 4);
  unsigned whole = 0;

  CHECK (run_child (threads_violate, output, sizeof output) == 0);
  CHECK (count ("ERROR: mpxguard: ") == expected);
  CHECK (count ("SUMMARY: ") == expected);
  for (char *p = output; (p = strstr (p, "ERROR: ")); p++)
    {
      char *next = strstr (p + 1, "ERROR: ");
      char *summary = strstr (p, "SUMMARY: ");

      whole += summary && (!next || summary < next);
    }
  CHECK (whole == expected);
}

static void
on_signal (int signal __attribute__ ((unused)))
{
  violate ();
}

/* In a handler on a small alternate stack with nothing mapped below.  */
static void
handler_violates (void)
{
  stack_t stack = { .ss_size = 8192 };
  struct sigaction action = { .sa_handler = on_signal,
			      .sa_flags = SA_ONSTACK };

  char *memory = mmap (NULL, 4 * stack.ss_size, PROT_NONE,
		       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  CHECK (memory != MAP_FAILED);
  stack.ss_sp = memory + stack.ss_size;
  CHECK (mprotect (stack.ss_sp, stack.ss_size, PROT_READ | PROT_WRITE) == 0);
  CHECK (sigaltstack (&stack, NULL) == 0);
  CHECK (sigaction (SIGUSR1, &action, NULL) == 0);
  raise (SIGUSR1);
}

/* Reporting while another thread does must not hang the child of a fork.  */
static void
fork_while_reporting (void)
{
  pthread_t threads[THREADS];
  int status;

  for (int i = 0; i < THREADS; i++)
    CHECK (pthread_create (&threads[i], NULL, violate_often, NULL) == 0);
  for (int i = 0; i < 10; i++)
    {
      pid_t child = fork ();

      CHECK (child >= 0);
      if (child == 0)
	{
	  alarm (100);
	  violate ();
	  mpxguard_store ((void *) (0x100000000000 + (uint64_t) i * 0x10000000),
			  output, mpxguard_bounds_make (output, 1));
	  _exit (3);
	}
      CHECK (waitpid (child, &status, 0) == child);
      CHECK (WIFEXITED (status) && WEXITSTATUS (status) == 3);
    }
  for (int i = 0; i < THREADS; i++)
    pthread_join (threads[i], NULL);
}

static void
vfork_and_execute (void)
{
  int status;
  pid_t child = vfork ();

  CHECK (child >= 0);
  if (child == 0)
    {
      violate ();
      execl ("/bin/true", "true", NULL);
      _exit (1);
    }
  CHECK (waitpid (child, &status, 0) == child && status == 0);
  violate ();
}

static volatile sig_atomic_t faults;
static char *page;

static void
on_fault (int signal __attribute__ ((unused)), siginfo_t *info,
	  void *context __attribute__ ((unused)))
{
  CHECK (info->si_addr == page);
  faults++;
  CHECK (mprotect (page, 4096, PROT_READ | PROT_WRITE) == 0);
}

/* The program's own faults come to it.  */
static void
check_own_faults (void)
{
  struct sigaction action = { .sa_sigaction = on_fault,
			      .sa_flags = SA_SIGINFO };

  CHECK (sigaction (SIGSEGV, &action, NULL) == 0);
  page = mmap (NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK (page != MAP_FAILED);
  *(volatile char *) page = 1;
  CHECK (faults == 1);
  signal (SIGSEGV, SIG_DFL);
}

int
main (void)
{
  if (!getenv ("MPXGUARD_OPTIONS"))
    {
      setenv ("MPXGUARD_OPTIONS", "halt_on_error=0:dedup=0:max_reports=1000",
	      1);
      execl ("/proc/self/exe", "processes", NULL);
    }
  check_threads ();
  CHECK (run_child (handler_violates, output, sizeof output) == 0);
  CHECK (count ("SUMMARY: ") == 1);
  CHECK (run_child (fork_while_reporting, output, sizeof output) == 0);
  CHECK (count ("SUMMARY: ") == 10 + THREADS * (REPORTS / 4));
  CHECK (run_child (vfork_and_execute, output, sizeof output) == 0);
  CHECK (count ("SUMMARY: ") == 2);
  check_own_faults ();
  return 0;
}
