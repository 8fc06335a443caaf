/* The handler of the #BR exceptions, which arrive as SIGSEGV.

   In: the frame of the signal.  What BNDSTATUS and the instruction say decides:

       bndcl, bndcu or bndcn failed   a report, with the bounds that the
				      register held; if the process is to go
				      on, behind the check
       bndldx or bndstx found no      the kernel manages no tables: the runtime
       table			      makes one, and the instruction is
				      executed again
       anything else		      the program's own affair

   Linux with MPX tells failed checks by si_code, with the bounds in
   the siginfo; QEMU does not.  BNDSTATUS is sticky, so it counts only with
   a matching instruction.

   The handler depends on MPX being neither on nor off in it: Linux switches
   it off for handlers, QEMU does not.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include <errno.h>

#include "heap.h"
#include "module.h"
#include "mpx-decode.h"
#include "mpx-frame.h"
#include "mpx-table.h"
#include "mpx.h"
#include "recheck.h"
#include "report.h"
#include "sys.h"

/* Newer versions of GNU as know MPX only when told.  */
__asm__ (".arch .mpx");

/* Linux's si_code of a failed check; older headers lack it.  */
#ifndef SEGV_BNDERR
#define SEGV_BNDERR 3
#endif

/* Registers of the frame in the order of instructions.  */
static const int register_order[16]
  = { REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
      REG_R8, REG_R9, REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15 };

/* A #BR exception.  */
struct fault
{
  ucontext_t *context;
  const siginfo_t *info;
  uint64_t status;		/* BNDSTATUS.  */
  uint64_t pc;
  struct mpxguard_mpx_instruction instruction;
};

/* Where a trial of a check stands, and where the program goes on if it fails;
   0 when there is none.  */
static uint64_t trial_end;
static bool trial_failed;

/* Return register REGISTER, a REG_*, where the fault struck.  */
static uint64_t
register_at (const struct fault *f, int number)
{
  return (uint64_t) f->context->uc_mcontext.gregs[number];
}

/* Let the program go on at PC.  */
static void
go_on (struct fault *f, uint64_t pc)
{
  f->context->uc_mcontext.gregs[REG_RIP] = (greg_t) pc;
  mpxguard_frame_clear_status (f->context);
}

/* Fill the rest of F in.  Return true if it is about an instruction of
   MPX.  */
static bool
examine (struct fault *f)
{
  uint64_t registers[16];

  for (unsigned i = 0; i < 16; i++)
    registers[i] = register_at (f, register_order[i]);
  f->pc = register_at (f, REG_RIP);
  f->status = mpxguard_frame_status (f->context);
  /* The kernel's own faults, and a bad address to jump to, have no code to
     be read.  */
  if (f->info->si_code != SEGV_BNDERR
      && (f->info->si_code != SI_KERNEL
	  || (f->status & MPXGUARD_BNDSTATUS_CODE) == 0))
    return false;
  return mpxguard_mpx_decode ((const uint8_t *) f->pc, registers,
			      &f->instruction);
}

/* Set V's bounds to those that F's check was made with.  */
static void
read_bounds (const struct fault *f, struct mpxguard_violation *v)
{
  uint64_t not_upper;

  if (f->info->si_code == SEGV_BNDERR)
    {
      v->lower = (uint64_t) f->info->si_lower;
      not_upper = ~(uint64_t) f->info->si_upper;
    }
  else
    mpxguard_frame_bounds (f->context, f->instruction.bounds, &v->lower,
			   &not_upper);
  /* For bndcn the program has complemented the upper bound itself.  */
  v->upper
    = f->instruction.kind == MPXGUARD_BNDCN ? not_upper : ~not_upper;
}

/* Set what V says of the access from CHECK, which may be null, and from the
   address that F's instruction tested.  */
static void
read_access (const struct fault *f, const struct mpxguard_mpx_check *check,
	     struct mpxguard_violation *v)
{
  uint64_t address = f->instruction.address;

  v->size = 1;
  if (check)
    {
      v->size = check->info >> 8;
      v->flags = check->info & 0xff;
      if (v->size == MPXGUARD_CHECK_SIZE_IN_RCX)
	v->size = register_at (f, REG_RCX);
      /* A name with a dot is that of a field of an ordinary access.  */
      if (check->name)
	v->by = (const char *) &check->name + check->name;
      if (v->by && *v->by == '.')
	v->by = NULL;
    }
  v->address = f->instruction.kind == MPXGUARD_BNDCL ? address
						      : address - v->size + 1;
}

/* Return the address that FIELD, a word of a record, leads to.  */
static uint64_t
target (const int32_t *field)
{
  return (uint64_t) field + (uint64_t) (int64_t) *field;
}

/* A check has failed.  */
static void
handle_violation (struct fault *f)
{
  const struct mpxguard_mpx_check *check = mpxguard_module_check (f->pc);
  struct mpxguard_violation v = { .pc = (const void *) f->pc };

  if (check && (check->info & MPXGUARD_CHECK_IN_PARTS))
    {
      go_on (f, target (&check->name));
      return;
    }

  read_bounds (f, &v);
  read_access (f, check, &v);
  v.upper = mpxguard_recheck_upper (v.lower, v.upper);
  if (check)
    v.place = (const void *) target (&check->start);
  mpxguard_report_violation (&v);
  if (check)
    go_on (f, target (&check->start) + (uint64_t) (int64_t) check->length);
  else
    go_on (f, f->pc + f->instruction.length);
}

/* Bounds are to be loaded or stored where there is no table: make one.  If
   memory is too short the bounds are lost.  */
static void
handle_missing_table (struct fault *f)
{
  if (mpxguard_mpx_make_table (f->status & ~MPXGUARD_BNDSTATUS_CODE))
    return;
  if (f->instruction.kind == MPXGUARD_BNDLDX)
    mpxguard_frame_init_bounds (f->context, f->instruction.bounds);
  go_on (f, f->pc + f->instruction.length);
}

/* Return true if F is a #BR exception, which was then handled.  */
static bool
handle (struct fault *f)
{
  bool is_check;
  uint64_t code;

  if (!examine (f))
    return false;
  code = f->status & MPXGUARD_BNDSTATUS_CODE;
  is_check = f->instruction.kind != MPXGUARD_BNDLDX
	     && f->instruction.kind != MPXGUARD_BNDSTX;
  if (trial_end && is_check)
    {
      trial_failed = true;
      go_on (f, trial_end);
    }
  else if (is_check && (f->info->si_code == SEGV_BNDERR
			|| code == MPXGUARD_BNDSTATUS_VIOLATION))
    handle_violation (f);
  else if (!is_check && code == MPXGUARD_BNDSTATUS_NO_TABLE)
    handle_missing_table (f);
  else
    return false;
  return true;
}

/* Generated code has looked for bounds where the heap has nothing yet, which an
   emulator may not like: return true if there is something now.  */
static bool
fill_heap (const siginfo_t *info)
{
  return info->si_code == SEGV_MAPERR
	 && mpxguard_heap_fill ((uint64_t) info->si_addr);
}

void
mpxguard_mpx_fault (int signal, siginfo_t *info, void *context)
{
  struct fault f = { .context = context, .info = info };
  int saved_errno = errno;

  if (!handle (&f) && !fill_heap (info))
    mpxguard_mpx_pass_on (signal, info, context);
  errno = saved_errno;
}

bool
mpxguard_mpx_register_forms_fail (void)
{
  uint64_t place = 0;

  trial_failed = false;
  __asm__ volatile ("leaq	1f(%%rip), %%rdx\n\t"
		    "movq	%%rdx, %0\n\t"
		    "bndmk	(%1), %%bnd0\n\t"
		    "bndcl	%1, %%bnd0\n\t"
		    "bndcu	%1, %%bnd0\n"
		    "1:"
		    : "=m" (trial_end)
		    : "a" (&place), "m" (place)
		    : "rdx", "memory");
  trial_end = 0;
  return trial_failed;
}
