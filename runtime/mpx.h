/* The process as one of the mpx backend.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MPX_H
#define MPXGUARD_MPX_H

#include <signal.h>
#include <stdbool.h>

#include "mpx-cpu.h"
#include "runtime.h"

enum mpxguard_mpx_state
{
  MPXGUARD_MPX_NONE,		/* No module of the mpx backend yet.  */
  MPXGUARD_MPX_ABSENT,		/* There are, but nothing executes MPX.  */
  MPXGUARD_MPX_ON
};

/* Changes once, when the first module registers.  */
extern enum mpxguard_mpx_state mpxguard_mpx_state;

/* True if bounds are in MPX's tables and travel in bound registers.  */
static inline bool
mpxguard_mpx_is_on (void)
{
  return MPXGUARD_UNLIKELY (mpxguard_mpx_state == MPXGUARD_MPX_ON);
}

/* True if modules are of the mpx backend, whether it works or not.  */
static inline bool
mpxguard_mpx_is_wanted (void)
{
  return MPXGUARD_UNLIKELY (mpxguard_mpx_state != MPXGUARD_MPX_NONE);
}

/* A module of the mpx backend is there, with FLAGS, MPXGUARD_MODULE_*, and
   METADATA.  Switches MPX on for the process if this is the first one; ends it
   in one sentence if the code would be executed wrongly.  Where there is no MPX,
   says so.  */
void mpxguard_mpx_start (uint32_t flags, uint32_t metadata);

/* A thread begins: let it have MPX as the others.  */
void mpxguard_mpx_start_thread (void);

/* MPX is on, and the process has had more than one thread.  The processor
   reads and writes the entries of its tables word by word: bounds that were
   loaded while another thread stored may be those of another pointer, or mixed
   from two.  */
extern bool mpxguard_mpx_entries_tear;

/* Call FUNCTION of an mpx module with the arguments A, B and C, pointers whose
   bounds were given by mpxguard_give_argument; return its result.  Arguments
   that were not given have none: FUNCTION must not take pointers there.  */
uint64_t mpxguard_mpx_call (const void *function, const void *a,
			    const void *b, const void *c);


/* QEMU 7.2 calls handlers with a stack that is not aligned as C code
   expects.  */
#define MPXGUARD_ALIGNS_STACK __attribute__ ((force_align_arg_pointer))


/* mpx-fault.c.  */

/* The handler of SIGSEGV.  */
MPXGUARD_ALIGNS_STACK void mpxguard_mpx_fault (int signal, siginfo_t *info, void *context);

/* Return true if checks of registers test a wrong value.  The handler is
   installed and MPX switched on.  */
bool mpxguard_mpx_register_forms_fail (void);


/* mpx-signal.c.  */

/* Take SIGSEGV over, and let all handlers run with MPX switched on.  */
void mpxguard_mpx_take_signals (void);

/* Let the program's own action for SIGSEGV have this one.  */
void mpxguard_mpx_pass_on (int signal, siginfo_t *info, void *context);

#endif /* MPXGUARD_MPX_H */
