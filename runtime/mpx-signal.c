/* Signals in processes of the mpx backend.

   In: the program's calls of sigaction, signal and sigprocmask, those of its
   uninstrumented libraries too.  Out: SIGSEGV stays ours, because #BR
   exceptions arrive as that; the program's own action for it gets what is not
   for us.  All handlers run with MPX on, which Linux switches off for them, so
   that instrumented handlers are checked and a longjmp out of one does not
   leave the thread without MPX.  And SIGSEGV is never blocked: the kernel
   would kill the process at the next missing table.

   In other processes these functions do what libc's do.

   A handler's address is kept in one word and an action for SIGSEGV in a slot
   of a ring, so that a signal at any moment finds one or the other whole, and
   nothing is locked when the process forks.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>

#include "fault.h"
#include "heap.h"
#include "mpx.h"
#include "sys.h"

/* libc's own sigaction.  */
extern int __sigaction (int signal, const struct sigaction *action,
			struct sigaction *old);

/* And its signal, which siginterrupt has a say in.  */
extern __sighandler_t bsd_signal (int signal, __sighandler_t handler);

#define SIGNALS 65
#define RING 64

typedef void handler_function (int signal, siginfo_t *info, void *context);

/* The program's handlers, where the kernel has enter_handler; and its actions
   for SIGSEGV.  */
static handler_function *handlers[SIGNALS];
static struct sigaction ring[RING];
static unsigned next_in_ring;
static struct sigaction *segv_action;

/* SIGSEGV as a set of the kernel's.  */
static const mpxguard_sigset segv_only = 1UL << (SIGSEGV - 1);

/* What every handler needs: MPX, and SIGSEGV not blocked, as it may be in a
   handler that interrupts sigsuspend.  */
static void
prepare_handler (void)
{
  mpxguard_mpx_switch_on ();
  mpxguard_sys_sigmask (SIG_UNBLOCK, &segv_only, NULL);
}

/* The kernel calls this for all signals but SIGSEGV that the program has
   handlers for.  */
static void MPXGUARD_ALIGNS_STACK
enter_handler (int signal, siginfo_t *info, void *context)
{
  int saved_errno = errno;

  prepare_handler ();
  errno = saved_errno;
  __atomic_load_n (&handlers[signal], __ATOMIC_ACQUIRE) (signal, info,
							  context);
}

/* Let the program's action for SIGSEGV be ACTION; the one before goes to *OLD
   unless that is null.  */
static void
exchange_segv_action (const struct sigaction *action, struct sigaction *old)
{
  unsigned n = __atomic_fetch_add (&next_in_ring, 1, __ATOMIC_RELAXED) % RING;
  struct sigaction *before;

  ring[n] = *action;
  before = __atomic_exchange_n (&segv_action, &ring[n], __ATOMIC_ACQ_REL);
  if (old)
    *old = *before;
}

/* True if ACTION calls a function.  */
static bool
has_handler (const struct sigaction *action)
{
  return action->sa_handler != SIG_DFL && action->sa_handler != SIG_IGN;
}

/* sigaction for a SIGNAL other than SIGSEGV.  */
static int
set_action (int signal, const struct sigaction *action, struct sigaction *old)
{
  handler_function *before = handlers[signal];
  struct sigaction ours;
  int result;

  if (action)
    {
      ours = *action;
      sigdelset (&ours.sa_mask, SIGSEGV);
      if (has_handler (action))
	{
	  __atomic_store_n (&handlers[signal], action->sa_sigaction,
			    __ATOMIC_RELEASE);
	  ours.sa_sigaction = enter_handler;
	}
    }
  result = __sigaction (signal, action ? &ours : NULL, old);
  if (result == 0 && old && old->sa_sigaction == enter_handler)
    old->sa_sigaction = before;
  return result;
}

/* sigaction for SIGSEGV.  */
static int
set_segv_action (const struct sigaction *action, struct sigaction *old)
{
  struct sigaction before;

  if (action)
    exchange_segv_action (action, &before);
  else
    before = *__atomic_load_n (&segv_action, __ATOMIC_ACQUIRE);
  if (old)
    *old = before;
  return 0;
}

/* The handler of SIGSEGV for the kernel.  It may be entered again while it
   runs: the program's own handler makes checks too.  */
static void
install_ours (void)
{
  struct sigaction ours = { .sa_sigaction = mpxguard_mpx_fault,
			    .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };

  __sigaction (SIGSEGV, &ours, NULL);
}

/* Return true if the kernel has a handler for SIGNAL from before.  It becomes
   what the program's own call would have made of it.  */
static void
take_over (int signal)
{
  struct sigaction action;

  if (__sigaction (signal, NULL, &action) == 0 && has_handler (&action))
    set_action (signal, &action, NULL);
}

void
mpxguard_mpx_take_signals (void)
{
  static struct sigaction first;
  int saved_errno = errno;

  __sigaction (SIGSEGV, NULL, &first);
  segv_action = &first;
  for (int i = 1; i < SIGNALS; i++)
    if (i != SIGSEGV)
      take_over (i);
  /* libc's own signals are refused.  */
  errno = saved_errno;
  install_ours ();
  mpxguard_heap_expect_fill ();
  mpxguard_sys_sigmask (SIG_UNBLOCK, &segv_only, NULL);
}

/* End the process by SIGSEGV: the instruction strikes again, or, if the
   signal was sent (IS_SENT), it is sent once more.  */
static void
die_of_signal (bool is_sent)
{
  struct sigaction action = { .sa_handler = SIG_DFL };

  __sigaction (SIGSEGV, &action, NULL);
  if (is_sent)
    mpxguard_syscall (SYS_tgkill, mpxguard_sys_getpid (),
		      mpxguard_sys_gettid (), SIGSEGV, 0, 0, 0);
}

void
mpxguard_mpx_pass_on (int signal, siginfo_t *info, void *context)
{
  struct sigaction action = *__atomic_load_n (&segv_action, __ATOMIC_ACQUIRE);
  struct sigaction none = { .sa_handler = SIG_DFL };
  bool is_sent = info->si_code <= 0;

  if (action.sa_handler == SIG_IGN && is_sent)
    return;
  if (!has_handler (&action))
    {
      mpxguard_fault_report (signal, info, context);
      die_of_signal (is_sent);
      return;
    }
  if (action.sa_flags & (int) SA_RESETHAND)
    exchange_segv_action (&none, NULL);
  sigdelset (&action.sa_mask, SIGSEGV);
  pthread_sigmask (SIG_BLOCK, &action.sa_mask, NULL);
  prepare_handler ();
  action.sa_sigaction (signal, info, context);
}

/* The functions that programs call.  */

MPXGUARD_EXPORT int
sigaction (int signal, const struct sigaction *action, struct sigaction *old)
{
  int result;

  if (!mpxguard_mpx_is_on () || signal <= 0 || signal >= SIGNALS)
    result = __sigaction (signal, action, old);
  else if (signal == SIGSEGV)
    result = set_segv_action (action, old);
  else
    result = set_action (signal, action, old);
  if (result == 0 && old)
    mpxguard_fault_hide (old);
  return result;
}

/* signal as BSD and libc have it: the handler stays, calls are restarted.  */
MPXGUARD_EXPORT __sighandler_t
signal (int signal, __sighandler_t handler)
{
  struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART };
  struct sigaction old;

  if (!mpxguard_mpx_is_on ())
    {
      old.sa_handler = bsd_signal (signal, handler);
      mpxguard_fault_hide (&old);
      return old.sa_handler;
    }
  if (handler == SIG_ERR || signal < 1 || signal >= SIGNALS)
    {
      errno = EINVAL;
      return SIG_ERR;
    }
  sigaddset (&action.sa_mask, signal);
  return sigaction (signal, &action, &old) == 0 ? old.sa_handler : SIG_ERR;
}

/* signal of System V, which -std=c99 and the like choose: the handler serves
   once.  */
MPXGUARD_EXPORT __sighandler_t
__sysv_signal (int signal, __sighandler_t handler)
{
  struct sigaction action
    = { .sa_handler = handler, .sa_flags = (int) (SA_RESETHAND | SA_NODEFER) };
  struct sigaction old;

  if (handler == SIG_ERR || signal < 1 || signal >= SIGNALS)
    {
      errno = EINVAL;
      return SIG_ERR;
    }
  return sigaction (signal, &action, &old) == 0 ? old.sa_handler : SIG_ERR;
}

/* The signals that libc keeps for itself.  */
#define OF_LIBC (1UL << (32 - 1) | 1UL << (33 - 1))

/* Change the thread's mask; return an error number.  */
static int
change_mask (int how, const sigset_t *set, sigset_t *old)
{
  mpxguard_sigset wanted;
  mpxguard_sigset before;
  long result;

  if (set)
    wanted = *(const mpxguard_sigset *) set & ~OF_LIBC;
  if (mpxguard_mpx_is_on () && set && how != SIG_UNBLOCK)
    wanted &= ~segv_only;
  result = mpxguard_syscall (SYS_rt_sigprocmask, how,
			     set ? (long) &wanted : 0,
			     old ? (long) &before : 0, sizeof wanted, 0, 0);
  if (result == 0 && old)
    *(mpxguard_sigset *) old = before;
  return (int) -result;
}

MPXGUARD_EXPORT int
pthread_sigmask (int how, const sigset_t *set, sigset_t *old)
{
  return change_mask (how, set, old);
}

MPXGUARD_EXPORT int
sigprocmask (int how, const sigset_t *set, sigset_t *old)
{
  int error = change_mask (how, set, old);

  if (error == 0)
    return 0;
  errno = error;
  return -1;
}
