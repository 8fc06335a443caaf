/* Reports of accesses that the processor refuses: through null pointers, and
   through pointers whose bounds are not known.

   In: SIGSEGV and SIGBUS, where the program has no handler for them.  Out: a
   report; then the signal ends the process as if nobody had been here, with
   the state of the access in the core.  The program does not see the handler:
   sigaction and signal (mpx-signal.c) hide it.

   A call of what is no code has left the caller by its return address only: the
   report begins there.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include "fault.h"

#include <errno.h>
#include <ucontext.h>

#include "mpx.h"
#include "object.h"
#include "options.h"
#include "report.h"
#include "sys.h"

/* libc's own sigaction.  */
extern int __sigaction (int signal, const struct sigaction *action,
			struct sigaction *old);

/* What Linux says in the error code of a page fault.  */
#define PAGE_FAULT 14
#define ERROR_WRITE 2
#define ERROR_FETCH 16

/* The kinds of faults, as reports call them.  */
enum kind
{
  READ,
  WRITE,
  CALL,
  ACCESS			/* One of these.  */
};
static const char *const through_null[]
  = { "null-pointer read", "null-pointer write", "null-pointer call",
      "null-pointer access" };
static const char *const through_other[]
  = { "invalid read", "invalid write", "invalid call", "invalid access" };

/* Return the register NUMBER, a REG_*, of CONTEXT.  */
static uint64_t
register_of (const ucontext_t *context, int number)
{
  return (uint64_t) context->uc_mcontext.gregs[number];
}

/* Return what the instruction of CONTEXT did at ADDRESS.  Emulators do not
   say.  */
static enum kind
kind_of (const ucontext_t *context, uint64_t address)
{
  uint64_t error = register_of (context, REG_ERR);

  if (address == register_of (context, REG_RIP))
    return CALL;
  if (register_of (context, REG_TRAPNO) != PAGE_FAULT)
    return ACCESS;
  return error & ERROR_FETCH ? CALL : error & ERROR_WRITE ? WRITE : READ;
}

/* Make V what INFO and CONTEXT tell.  Other faults than those of pages have no
   address: none that is not canonical reaches the kernel.  */
static void
describe (const siginfo_t *info, const ucontext_t *context,
	  struct mpxguard_violation *v)
{
  enum kind kind = kind_of (context, (uint64_t) info->si_addr);

  v->is_fault = true;
  v->pc = (const void *) register_of (context, REG_RIP);
  if (info->si_code == SI_KERNEL)
    {
      v->has_no_address = true;
      v->misuse = "invalid access (to an address that no memory has)";
      return;
    }
  v->address = (uint64_t) info->si_addr;
  v->lower = v->address;
  v->misuse = v->address < MPXGUARD_NULL_END ? through_null[kind] : through_other[kind];
  if (kind == WRITE)
    v->flags = MPXGUARD_ACCESS_WRITE;
}

void
mpxguard_fault_report (int signal __attribute__ ((unused)), siginfo_t *info,
		       void *data)
{
  ucontext_t *context = data;
  greg_t *registers = context->uc_mcontext.gregs;
  greg_t pc = registers[REG_RIP];
  greg_t sp = registers[REG_RSP];
  struct mpxguard_violation v = { 0 };

  /* Other signals of that number were sent.  */
  if (info->si_code <= 0 || !mpxguard_options.faults
      || mpxguard_options.permissive)
    return;
  describe (info, context, &v);
  if (v.address == (uint64_t) pc)
    {
      /* As if it had just returned: one byte less is in the call.  */
      registers[REG_RIP] = *(const greg_t *) sp - 1;
      registers[REG_RSP] = sp + (greg_t) sizeof (greg_t);
      v.pc = (const void *) registers[REG_RIP];
    }
  mpxguard_report_fault (&v);
  registers[REG_RIP] = pc;
  registers[REG_RSP] = sp;
}

/* The handler.  What struck strikes again, and what was sent is sent again.  */
static void MPXGUARD_ALIGNS_STACK
handle (int signal, siginfo_t *info, void *context)
{
  struct sigaction action = { .sa_handler = SIG_DFL };
  int saved_errno = errno;

  mpxguard_fault_report (signal, info, context);
  __sigaction (signal, &action, NULL);
  if (info->si_code <= 0)
    mpxguard_syscall (SYS_tgkill, mpxguard_sys_getpid (),
		      mpxguard_sys_gettid (), signal, 0, 0, 0);
  errno = saved_errno;
}

void
mpxguard_fault_hide (struct sigaction *action)
{
  if (action->sa_sigaction == handle)
    *action = (struct sigaction) { .sa_handler = SIG_DFL };
}

/* Watch SIGNAL, unless the program does.  */
static void
watch (int signal)
{
  struct sigaction ours = { .sa_sigaction = handle,
			    .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };
  struct sigaction now;

  if (__sigaction (signal, NULL, &now) == 0 && now.sa_handler == SIG_DFL)
    __sigaction (signal, &ours, NULL);
}

void
mpxguard_faults_watch (void)
{
  int saved_errno = errno;

  if (!mpxguard_options.faults || mpxguard_options.permissive)
    return;
  if (!mpxguard_mpx_is_on ())
    watch (SIGSEGV);
  watch (SIGBUS);
  errno = saved_errno;
}
