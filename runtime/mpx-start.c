/* MPX is switched on for the process.

   In: the first module of the mpx backend.  Out: the bounds directory, two
   gigabytes of addresses of which little is ever used; MPX switched on; the
   kernel managing the tables if it can, else the runtime.  Threads inherit
   all of it.  Or one sentence, and what must not go on ends.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <sys/auxv.h>
#include <sys/mman.h>

#include "bounds.h"
#include "format.h"
#include "mpxguard-heap-layout.h"
#include "mpx-table.h"
#include "mpx.h"
#include "options.h"
#include "sys.h"

enum mpxguard_mpx_state mpxguard_mpx_state;

bool mpxguard_mpx_entries_tear;

static struct mpxguard_mpx_quirks quirks;

/* Reserve the directory and return it.  */
static uint64_t
reserve_directory (void)
{
  long result
    = mpxguard_sys_mmap (NULL, MPXGUARD_MPX_DIRECTORY_SIZE,
			 PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

  if (mpxguard_sys_failed (result))
    mpxguard_die ("the kernel refuses %lu MB of address space for MPX's bounds "
		  "directory, of which little is ever used; lift the limit "
		  "with 'ulimit -v unlimited', and leave "
		  "vm.overcommit_memory at 0 or 1.",
		  MPXGUARD_MPX_DIRECTORY_SIZE >> 20);
  mpxguard_sys_madvise ((void *) result, MPXGUARD_MPX_DIRECTORY_SIZE,
			MADV_DONTDUMP);
  mpxguard_sys_madvise ((void *) result, MPXGUARD_MPX_DIRECTORY_SIZE,
			MADV_NOHUGEPAGE);
  return (uint64_t) result;
}

/* Say that nothing will be checked.  */
static void
say_absent (void)
{
  mpxguard_mpx_state = MPXGUARD_MPX_ABSENT;
  mpxguard_say ("this machine does not execute MPX, so nothing is checked; run "
		"the program with mpxguard-run, or build it with "
		"--mpxguard-backend=soft.");
}

/* Say what is known to be wrong with the processor.  */
static void
say_quirks (void)
{
  mpxguard_say ("MPX is on; directory base shifted: %d, operands read twice: "
		"%d, direct branches keep bounds: %d, register forms wrong: "
		"%d.", quirks.shifted_base, quirks.operands_twice,
		quirks.direct_branches, quirks.register_forms);
}

/* Switch MPX on.  */
static void
start (void)
{
  uint64_t directory;

  mpxguard_mpx_find_quirks (&quirks);
  directory = reserve_directory ();
  mpxguard_mpx_set_base (directory, &quirks);
  mpxguard_mpx_switch_on ();
  mpxguard_mpx_set_tables_up (directory);
  mpxguard_mpx_take_signals ();
  quirks.register_forms = mpxguard_mpx_register_forms_fail ();
  __atomic_store_n (&mpxguard_mpx_state, MPXGUARD_MPX_ON, __ATOMIC_RELEASE);
  if (mpxguard_options.verbosity > 0)
    say_quirks ();
}

/* True if the main stack, and so everything that is mapped, lies where code
   that is not for emulators expects the heap alone.  */
static bool
stack_is_low (void)
{
  /* The kernel, or who stands in for it, puts these bytes there.  */
  unsigned long on_stack = getauxval (AT_RANDOM);

  return on_stack >> MPXGUARD_HEAP_ADDRESS_BITS == 0 && on_stack != 0;
}

/* End the process if it would execute code with FLAGS and METADATA wrongly.  */
static void
refuse_unfit (uint32_t flags, uint32_t metadata)
{
  if (flags & MPXGUARD_MODULE_SAFE_FORMS)
    return;
  if (quirks.operands_twice || quirks.register_forms)
    mpxguard_die ("this emulator executes some operand forms of MPX wrongly, "
		  "which the program has; build all of it with "
		  "--mpxguard-mpx-forms=safe.");
  if (metadata == MPXGUARD_METADATA_HYBRID && stack_is_low ())
    mpxguard_die ("this emulator has the stack where the program's code expects "
		  "nothing but the heap; build all of it with "
		  "--mpxguard-mpx-forms=safe.");
}

void
mpxguard_mpx_start (uint32_t flags, uint32_t metadata)
{
  if (mpxguard_mpx_state == MPXGUARD_MPX_NONE)
    {
      mpxguard_record_mask = ~0UL;
      if (mpxguard_mpx_present ())
	start ();
      else
	say_absent ();
    }
  if (mpxguard_mpx_state == MPXGUARD_MPX_ON)
    refuse_unfit (flags, metadata);
}

void
mpxguard_mpx_start_thread (void)
{
  if (mpxguard_mpx_is_on ())
    {
      mpxguard_mpx_switch_on ();
      mpxguard_mpx_entries_tear = true;
    }
}
