/* Reports of violations.

   In: an access that left its bounds.  Out: a report on the log, and by
   default the end of the process.  All of it may run in a signal handler: no
   malloc, no stdio, memory of its own.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "report.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>

#include "export.h"
#include "finding.h"
#include "format.h"
#include "heap.h"
#include "hook.h"
#include "kept-bounds.h"
#include "log.h"
#include "on-stack.h"
#include "options.h"
#include "recheck.h"
#include "report-lock.h"
#include "report-text.h"
#include "stats.h"
#include "suppress.h"
#include "sys.h"

/* The text of a report, and what it is made from.  */
static char buffer[1 << 17];
static struct mpxguard_text text = { buffer, sizeof buffer, 0, 0 };
static struct mpxguard_finding finding;

/* The sites of the reports that were written, in a hash table.  */
#define SITES (1U << 12)
static uint64_t sites[SITES];

/* Return true if SITE was reported before; note that it is now.  When the table
   is full, max_reports is what keeps the log small.  */
static bool
is_repeated (uint64_t site)
{
  for (unsigned i = 0; i < SITES; i++)
    {
      uint64_t *slot = &sites[(site + i) % SITES];

      if (*slot == site)
	return true;
      if (*slot == 0)
	{
	  *slot = site;
	  return false;
	}
    }
  return false;
}

/* Return true if the finding is to be reported; count it if not.  */
static bool
is_wanted (void)
{
  if (mpxguard_suppressed (&finding))
    mpxguard_count (reports_suppressed, 1);
  else if (mpxguard_options.dedup
	   && is_repeated (mpxguard_finding_site (&finding)))
    mpxguard_count (reports_repeated, 1);
  else if (mpxguard_counters.reports >= (uint64_t) mpxguard_options.max_reports)
    mpxguard_count (reports_dropped, 1);
  else
    return true;
  return false;
}

/* Return true if reports to FD are to be coloured.  */
static bool
has_colour (int fd)
{
  char settings[64];

  if (mpxguard_options.color != MPXGUARD_COLOR_AUTO)
    return mpxguard_options.color == MPXGUARD_COLOR_ALWAYS;
  return mpxguard_colours_allowed
	 && !mpxguard_sys_failed (mpxguard_syscall (SYS_ioctl, fd, TCGETS,
						    (long) settings, 0, 0,
						    0));
}

/* Put the finding together as the option format says.  */
static void
format_report (void)
{
  switch (mpxguard_options.format)
    {
    case MPXGUARD_FORMAT_JSON:
      mpxguard_report_json (&text, &finding);
      return;
    case MPXGUARD_FORMAT_SARIF:
      if (mpxguard_log_reopen_sarif (text.fd))
	mpxguard_format (&text, ",\n");
      else
	mpxguard_sarif_begin (&text);
      mpxguard_report_sarif (&text, &finding);
      mpxguard_format (&text, MPXGUARD_SARIF_END);
      return;
    default:
      mpxguard_report_text (&text, &finding, has_colour (text.fd));
    }
}

/* Append the suppression that generate_suppressions=1 asks for.  */
static void
propose_suppression (void)
{
  mpxguard_format (&text, "==%d==  to suppress this report, put into a file "
		   "and name it in MPXGUARD_OPTIONS=suppressions=FILE:\n",
		   finding.pid);
  mpxguard_suppression_put (&text, &finding);
  mpxguard_format (&text, "\n");
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

/* The stack that reports are written on: names are found with more of it than
   a handler on an alternate stack has left.  */
static char stack[256 << 10] __attribute__ ((aligned (16)));

/* A report under way.  */
struct work
{
  const struct mpxguard_violation *v;
  bool reported;		/* Not so if it is not wanted.  */
  struct mpxguard_hook_call *call;
};

/* Report the violation of the work at ARGUMENT, if that is wanted.  */
static void
find_and_write (void *argument)
{
  struct work *work = argument;

  mpxguard_finding_make (work->v, &finding);
  if (!is_wanted ())
    return;
  mpxguard_count (reports, 1);
  work->reported = true;
  text.fd = mpxguard_log_fd ();
  format_report ();
  if (mpxguard_options.generate_suppressions
      && mpxguard_options.format == MPXGUARD_FORMAT_TEXT)
    propose_suppression ();
  work->call = mpxguard_hook_prepare (&finding, &text);
  mpxguard_text_flush (&text);
}

/* The same, after which the process is likely to end: a fault in it may take
   over the signals.  */
static void
find_and_write_last (void *argument)
{
  struct sigaction action = { .sa_handler = fault_in_report };
  struct sigaction old_segv;
  struct sigaction old_bus;

  sigaction (SIGSEGV, &action, &old_segv);
  sigaction (SIGBUS, &action, &old_bus);
  find_and_write (argument);
  sigaction (SIGSEGV, &old_segv, NULL);
  sigaction (SIGBUS, &old_bus, NULL);
}

/* For debuggers: called in the thread of the violation, on its own stack, when
   the report was written.  ADDRESS is the access's.  */
void __attribute__ ((noinline))
__mpxguard_on_report (uint64_t address)
{
  __asm__ volatile ("" : : "r" (address));
}

/* Report V, after which the process will end if LAST.  Return false if that is
   not wanted.  */
static bool
tell (const struct mpxguard_violation *v, bool last)
{
  struct work work = { .v = v };
  mpxguard_sigset old;

  mpxguard_report_lock (&old);
  mpxguard_on_stack (last ? find_and_write_last : find_and_write, &work,
		     stack + sizeof stack);
  mpxguard_report_unlock (&old);
  mpxguard_hook_run (work.call);
  if (work.reported)
    __mpxguard_on_report (v->address);
  return work.reported;
}

/* Report V; return if the process is to go on.  */
static void
report (const struct mpxguard_violation *v)
{
  int saved_errno = errno;

  if (!mpxguard_options.permissive
      && tell (v, mpxguard_options.halt_on_error)
      && mpxguard_options.halt_on_error)
    halt ();
  errno = saved_errno;
}

void
mpxguard_report_fault (const struct mpxguard_violation *v)
{
  tell (v, true);
}

void
mpxguard_report_violation (struct mpxguard_violation *v)
{
  if (mpxguard_recheck_accepts (v))
    mpxguard_count (rechecks, 1);
  else
    report (v);
}

void
mpxguard_report_access (uint64_t address, uint64_t size, uint64_t lower,
			uint64_t upper, unsigned flags, const char *by,
			const void *pc)
{
  struct mpxguard_violation v
    = { .address = address, .size = size, .lower = lower,
	.upper = mpxguard_recheck_upper (lower, upper), .flags = flags,
	.by = by, .pc = pc };

  mpxguard_report_violation (&v);
}

void
mpxguard_report_bad_free (const char *what, uint64_t pointer, const void *pc)
{
  struct mpxguard_violation v
    = { .address = pointer, .lower = pointer, .pc = pc, .misuse = what };

  report (&v);
}

/* Called by report-entry.S with the operands of __mpxguard_report_by, BY being
   the name of a library function, and its return address PC.  */
void mpxguard_library_failed (uint64_t address, uint64_t lower, uint64_t upper,
			      uint64_t info, const void *pc, const char *by)
  __attribute__ ((used));

void
mpxguard_library_failed (uint64_t address, uint64_t lower, uint64_t upper,
			 uint64_t info, const void *pc, const char *by)
{
  /* Of a negative size the sign was kept.  */
  mpxguard_report_access (address, (uint64_t) ((int64_t) info >> 8), lower,
			  upper, (unsigned) (info & 0xff), by, pc);
}

/* The same for __mpxguard_report.  */
void mpxguard_report_failed (uint64_t address, uint64_t lower, uint64_t upper,
			     uint64_t info, const void *pc)
  __attribute__ ((used));

void
mpxguard_report_failed (uint64_t address, uint64_t lower, uint64_t upper,
			uint64_t info, const void *pc)
{
  mpxguard_library_failed (address, lower, upper, info, pc, NULL);
}

/* The same for the entries that are given the address WHERE of the word of the
   upper bound.  */
void mpxguard_found_library_failed (uint64_t address, const uint64_t *where,
				    uint64_t info, const char *by,
				    const void *pc)
  __attribute__ ((used));

void
mpxguard_found_library_failed (uint64_t address, const uint64_t *where,
			       uint64_t info, const char *by, const void *pc)
{
  struct mpxguard_bounds bounds = mpxguard_bounds_at (where);

  mpxguard_library_failed (address, bounds.lower, bounds.upper, info, pc, by);
}

void mpxguard_found_failed (uint64_t address, const uint64_t *where,
			    uint64_t info, uint64_t none, const void *pc)
  __attribute__ ((used));

void
mpxguard_found_failed (uint64_t address, const uint64_t *where, uint64_t info,
		       uint64_t none __attribute__ ((unused)), const void *pc)
{
  mpxguard_found_library_failed (address, where, info, NULL, pc);
}
