/* Reports of violations.

   In: an access that left its bounds.  Out: a report on the log, and by
   default the end of the process.  All of it may run in a signal handler: no
   malloc, no stdio, memory of its own.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "report.h"

#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>

#include "export.h"
#include "format.h"
#include "log.h"
#include "mpx.h"
#include "object.h"
#include "on-stack.h"
#include "options.h"
#include "picture.h"
#include "recheck.h"
#include "stats.h"
#include "sys.h"
#include "trace.h"
#include "wiped.h"

/* One thread at a time reports.  The number of the one that does, or 0; the
   top bit says that others wait.  */
#define reporter (mpxguard_wiped->reporter)

#define WAITERS 0x80000000U

/* The text of a report and its trace.  */
static char buffer[1 << 16];
static struct mpxguard_text text = { buffer, sizeof buffer, 0, 0 };
static struct mpxguard_trace trace;

/* Become the thread that reports, for thread SELF of process PID.  */
static void
lock_reports (uint32_t self)
{
  uint32_t now = 0;

  while (!__atomic_compare_exchange_n (&reporter, &now, self, false,
				       __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
    {
      if ((now & ~WAITERS) == self)
	mpxguard_die ("a violation inside the handling of a violation; the "
		      "process ends here.");
      if ((now & WAITERS)
	  || __atomic_compare_exchange_n (&reporter, &now, now | WAITERS,
					  false, __ATOMIC_SEQ_CST,
					  __ATOMIC_SEQ_CST))
	mpxguard_sys_futex (&reporter, FUTEX_WAIT_PRIVATE, now | WAITERS);
      now = 0;
    }
}

/* Let the next thread report.  */
static void
unlock_reports (void)
{
  if (__atomic_exchange_n (&reporter, 0, __ATOMIC_SEQ_CST) & WAITERS)
    mpxguard_sys_futex (&reporter, FUTEX_WAKE_PRIVATE, 0x7fffffff);
}

/* Signals but those of faults, which a report must not be interrupted by.  */
static const mpxguard_sigset most_signals
  = ~(1UL << (SIGSEGV - 1) | 1UL << (SIGBUS - 1));

/* The mask of the thread that forks; the lock protects it.  */
static mpxguard_sigset mask_at_fork;

/* Before a fork: let no report be under way.  It may hold the dynamic
   linker's lock, which the child would find locked for ever.  */
static void
before_fork (void)
{
  mpxguard_sigset old;

  mpxguard_sys_sigmask (SIG_SETMASK, &most_signals, &old);
  lock_reports ((uint32_t) mpxguard_sys_gettid ());
  mask_at_fork = old;
}

/* After it, in the parent and in the child.  */
static void
after_fork (void)
{
  mpxguard_sigset old = mask_at_fork;

  unlock_reports ();
  mpxguard_sys_sigmask (SIG_SETMASK, &old, NULL);
}

static void __attribute__ ((constructor (101)))
watch_forks (void)
{
  mpxguard_init ();
  pthread_atfork (before_fork, after_fork, after_fork);
}

/* Return the name of the process's backend.  */
static const char *
backend (void)
{
  return mpxguard_mpx_is_wanted () ? "mpx" : "soft";
}

/* Return what V is, as a phrase.  */
static const char *
kind (const struct mpxguard_violation *v)
{
  if (v->misuse)
    return v->misuse;
  return v->flags & MPXGUARD_ACCESS_WRITE ? "out-of-bounds write"
					  : "out-of-bounds read";
}

/* Append how far V is outside its bounds.  */
static void
put_distance (const struct mpxguard_violation *v)
{
  unsigned long first = v->address;
  unsigned long last = first + v->size - 1;
  bool below = first < v->lower;
  bool above = !below && first > v->upper;
  unsigned long bytes = below	? v->lower - first
			: above ? first - v->upper - 1
				: last - v->upper;

  mpxguard_format (&text, "access %s %lu byte%s %s bound",
		   below || above ? "starts" : "ends", bytes,
		   bytes == 1 ? "" : "s",
		   below   ? "below the lower"
		   : above ? "above the upper"
			   : "past the upper");
}

/* Append the lines that say what happened in V.  PID is the process.  */
static void
put_facts (int pid, const struct mpxguard_violation *v)
{
  unsigned long bytes
    = v->upper + 1 > v->lower ? v->upper + 1 - v->lower : 0;

  if (v->misuse)
    {
      mpxguard_format (&text, "==%d==ERROR: mpxguard: %s of 0x%lx (%s)\n",
		       pid, v->misuse, (unsigned long) v->address, backend ());
      return;
    }
  mpxguard_format (&text, "==%d==ERROR: mpxguard: %s of size %lu at 0x%lx%s%s "
		   "(%s)\n", pid, kind (v), (unsigned long) v->size,
		   (unsigned long) v->address, v->by ? " by " : "",
		   v->by ? v->by : "", backend ());
  mpxguard_format (&text, "==%d==  pointer bounds [0x%lx, 0x%lx] (%lu byte%s), ",
		   pid, (unsigned long) v->lower, (unsigned long) v->upper,
		   bytes, bytes == 1 ? "" : "s");
  put_distance (v);
  mpxguard_format (&text, "\n");
}

/* Append STACK, if there is one, after WHAT, which says whose it is.  PID is
   the process.  */
static void
put_stack (int pid, const char *what,
	   const struct mpxguard_heap_stack *stack)
{
  unsigned own;

  if (stack->count == 0)
    return;
  own = mpxguard_trace_own (stack->pcs, stack->count);
  mpxguard_format (&text, "==%d==  %s at:\n", pid, what);
  mpxguard_trace_put (&text, stack->pcs + own, stack->count - own);
}

/* Append the lines that say where V happened, and to what.  PID is the
   process.  */
static void
put_places (int pid, const struct mpxguard_violation *v)
{
  static struct mpxguard_object_text object;

  mpxguard_object_describe (v, &trace, &object);
  mpxguard_format (&text, "==%d==  the object is %s\n", pid, object.text);
  if (!v->misuse)
    mpxguard_picture (&text, pid, v);
  mpxguard_format (&text, "==%d==  at:\n", pid);
  mpxguard_trace_put (&text, trace.pc, trace.count);
  put_stack (pid, "allocated", &object.block.allocated);
  put_stack (pid, "freed", &object.block.released);
}

/* Write the report of V.  */
static void
write_report (struct mpxguard_violation *v)
{
  int pid = mpxguard_sys_getpid ();

  text.fd = mpxguard_log_fd ();
  mpxguard_trace_take (&trace, v->pc);
  put_facts (pid, v);
  put_places (pid, v);
  mpxguard_format (&text, "SUMMARY: mpxguard: %s ", kind (v));
  mpxguard_trace_put_place (&text, &trace);
  mpxguard_format (&text, "\n");
  mpxguard_text_flush (&text);
}

/* End the process as the options say.  */
static void
halt (void)
{
  struct sigaction action = { .sa_handler = SIG_DFL };
  mpxguard_sigset abort_only = 1UL << (SIGABRT - 1);

  if (!mpxguard_options.abort_on_error)
    mpxguard_sys_exit ((int) mpxguard_options.exitcode);
  /* What abort () does, without its lock: the program's own handler may run,
     and if it returns, it was in vain.  */
  mpxguard_sys_sigmask (SIG_UNBLOCK, &abort_only, NULL);
  mpxguard_syscall (SYS_tgkill, mpxguard_sys_getpid (), mpxguard_sys_gettid (),
		    SIGABRT, 0, 0, 0);
  sigaction (SIGABRT, &action, NULL);
  mpxguard_syscall (SYS_tgkill, mpxguard_sys_getpid (), mpxguard_sys_gettid (),
		    SIGABRT, 0, 0, 0);
  mpxguard_sys_exit (127);
}

/* Handler of faults while a last report is written.  */
static void
fault_in_report (int signal __attribute__ ((unused)))
{
  if (text.fd > 0)
    mpxguard_text_flush (&text);
  mpxguard_say ("a fault while reporting; the report is not whole.");
  halt ();
}

/* Write the report of V, after which the process ends: a fault in it may take
   over the signals.  */
static void
write_last_report (struct mpxguard_violation *v)
{
  struct sigaction action = { .sa_handler = fault_in_report };
  struct sigaction old_segv;
  struct sigaction old_bus;

  sigaction (SIGSEGV, &action, &old_segv);
  sigaction (SIGBUS, &action, &old_bus);
  write_report (v);
  sigaction (SIGSEGV, &old_segv, NULL);
  sigaction (SIGBUS, &old_bus, NULL);
}

/* The stack that reports are written on: names are found with more of it than
   a handler on an alternate stack has left.  */
static char stack[256 << 10] __attribute__ ((aligned (16)));

/* Write the report of the violation at ARGUMENT, unless there were enough
   reports.  */
static void
count_and_write (void *argument)
{
  struct mpxguard_violation *v = argument;

  if (mpxguard_stats.reports >= (uint64_t) mpxguard_options.max_reports)
    {
      mpxguard_count (reports_dropped, 1);
      return;
    }
  mpxguard_count (reports, 1);
  if (mpxguard_options.halt_on_error)
    write_last_report (v);
  else
    write_report (v);
}

/* Report V; return if the process is to go on.  */
static void
report (struct mpxguard_violation *v)
{
  mpxguard_sigset old;
  int saved_errno = errno;

  mpxguard_sys_sigmask (SIG_SETMASK, &most_signals, &old);
  lock_reports ((uint32_t) mpxguard_sys_gettid ());
  mpxguard_on_stack (count_and_write, v, stack + sizeof stack);
  unlock_reports ();
  mpxguard_sys_sigmask (SIG_SETMASK, &old, NULL);
  if (mpxguard_options.halt_on_error)
    halt ();
  errno = saved_errno;
}

void
mpxguard_report_access (uint64_t address, uint64_t size, uint64_t lower,
			uint64_t upper, unsigned flags, const char *by,
			const void *pc)
{
  struct mpxguard_violation v
    = { address, size, lower, upper, flags, by, pc, NULL };

  if (mpxguard_recheck_accepts (&v))
    mpxguard_count (rechecks, 1);
  else
    report (&v);
}

void
mpxguard_report_bad_free (const char *what, uint64_t pointer, const void *pc)
{
  struct mpxguard_violation v
    = { .address = pointer, .lower = pointer, .pc = pc, .misuse = what };

  report (&v);
}

/* Called by report-entry.S with the arguments of __mpxguard_report, its
   return address PC, and the name BY of a library function or null.  */
void mpxguard_report_failed (uint64_t address, uint64_t lower, uint64_t upper,
			     uint64_t info, const void *pc, const char *by)
  __attribute__ ((used));

void
mpxguard_report_failed (uint64_t address, uint64_t lower, uint64_t upper,
			uint64_t info, const void *pc, const char *by)
{
  mpxguard_report_access (address, info >> 8, lower, upper,
			  (unsigned) (info & 0xff), by, pc);
}
