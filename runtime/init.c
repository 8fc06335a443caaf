/* The start of the runtime.

   In: the process as the kernel and the dynamic linker set it up.  Out: the
   heap's two tables, the zero table and the bounds directory at their fixed
   addresses, the lock, the options; or one sentence and the end of the process.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "bounds.h"
#include "format.h"
#include "heap.h"
#include "maps.h"
#include "mpx.h"
#include "note.h"
#include "options.h"
#include "reexec.h"
#include "runtime.h"
#include "space-soft.h"
#include "suppress.h"
#include "sys.h"
#include "wiped.h"
#include "xstate.h"

#define RESERVED_SIZE (MPXGUARD_DIRECTORY_SIZE + MPXGUARD_TABLE_SIZE)

int mpxguard_ready;

/* The kernel has no room: say what is needed and what the limit is.  */
static void __attribute__ ((noreturn))
die_of_limit (void)
{
  struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };
  unsigned long need = RESERVED_SIZE >> 20;

  mpxguard_syscall (SYS_prlimit64, 0, RLIMIT_AS, 0, (long) &limit, 0, 0);
  if (limit.rlim_cur != RLIM_INFINITY)
    mpxguard_die ("needs %lu MB of address space for its directory, besides "
		  "three times the program's own memory, but the limit "
		  "(ulimit -v) is %lu kB; raise it or lift it with "
		  "'ulimit -v unlimited'.", need,
		  (unsigned long) limit.rlim_cur >> 10);
  mpxguard_die ("the kernel refuses %lu MB of address space, of which little "
		"is ever used.", need);
}

/* Something else lies in the SIZE bytes at ADDRESS.  The break of a program
   can be moved; of other things say what they are.  */
static void __attribute__ ((noreturn))
die_of_neighbour (uint64_t address, size_t size)
{
  unsigned long from = MPXGUARD_HEAP_TABLE_BASE;
  unsigned long to = MPXGUARD_ZERO_TABLE + RESERVED_SIZE;
  struct mpxguard_mapping m;

  if (!mpxguard_maps_find (address, address + size, &m))
    mpxguard_die ("the addresses 0x%lx to 0x%lx cannot be mapped.", from, to);
  if (strcmp (m.name, "[heap]") == 0)
    mpxguard_reexec ();
  mpxguard_die ("needs the addresses 0x%lx to 0x%lx, but 0x%lx to 0x%lx hold "
		"%s already; link the program as a position-independent "
		"executable (-pie) or to an address below 0x%lx.",
		from, to, (unsigned long) m.start, (unsigned long) m.end,
		m.name[0] ? m.name : "a mapping without a name", from);
}

/* The attempt to map SIZE bytes at ADDRESS had RESULT: end the process if they
   are not there.  */
static void
verify (long result, uint64_t address, size_t size)
{
  if (result == -EEXIST)
    die_of_neighbour (address, size);
  if (mpxguard_sys_failed (result))
    die_of_limit ();
  /* Kernels before 4.17 take the address as a hint.  */
  if ((uint64_t) result != address)
    die_of_neighbour (address, size);
}

/* Map SIZE bytes at ADDRESS with PROTECTION, or end the process; if not MUST,
   return false where the kernel has no room.  */
static bool
reserve (uint64_t address, size_t size, int protection, bool must)
{
  long result = mpxguard_sys_mmap ((void *) address, size, protection,
				   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
				     | MAP_FIXED_NOREPLACE,
				   -1, 0);

  if (!must && result == -ENOMEM)
    return false;
  verify (result, address, size);
  mpxguard_sys_madvise ((void *) address, size, MADV_DONTDUMP);
  return true;
}

/* Say so if the heap is not ours.  It is a plain malloc until a module is
   registered.  */
static void
look_at_heap (void)
{
  /* The question also makes a static program link our malloc.  */
  if (!mpxguard_heap_is_ours () && mpxguard_options.verbosity > 0)
    mpxguard_say ("the program has its own malloc; the heap is not ours.");
}

/* Prepare what needs no room, once.  */
static void
prepare (void)
{
  static bool done;

  if (done)
    return;
  done = true;
  mpxguard_xstate_init ();
  mpxguard_wiped_init ();
  mpxguard_space_soft_init ();
  mpxguard_wiped_watch_forks ();
  mpxguard_reexec_settle ();
  mpxguard_options_read ();
  mpxguard_suppressions_read ();
  look_at_heap ();
}

/* Do what mpxguard_init promises.  If not MUST, return false where there is no
   room for the directory; nothing has been mapped then.  */
static bool
start (bool must)
{
  /* What of it is used becomes writable later (space-soft.c).  */
  if (!reserve (MPXGUARD_DIRECTORY_BASE, MPXGUARD_DIRECTORY_SIZE, PROT_READ,
		must))
    return false;
  verify (mpxguard_heap_map_table (), MPXGUARD_HEAP_TABLE_BASE,
	  MPXGUARD_HEAP_TABLE_LIMIT - MPXGUARD_HEAP_TABLE_BASE);
  reserve (MPXGUARD_ZERO_TABLE, MPXGUARD_TABLE_SIZE, PROT_READ, true);
  /* An entry of 8 bytes speaks for 1 MB: huge pages would waste.  */
  mpxguard_sys_madvise ((void *) MPXGUARD_DIRECTORY_BASE,
			MPXGUARD_DIRECTORY_SIZE, MADV_NOHUGEPAGE);
  prepare ();
  __atomic_store_n (&mpxguard_ready, 1, __ATOMIC_RELEASE);
  return true;
}

/* Start, unless another thread has done so or is doing it; see there for
   MUST.  */
static void
start_once (bool must)
{
  static int begun;

  while (!__atomic_load_n (&mpxguard_ready, __ATOMIC_ACQUIRE))
    {
      int none = 0;

      if (!__atomic_compare_exchange_n (&begun, &none, 1, false,
					__ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
	mpxguard_syscall (SYS_sched_yield, 0, 0, 0, 0, 0, 0);
      else if (!start (must))
	{
	  __atomic_store_n (&begun, 0, __ATOMIC_SEQ_CST);
	  return;
	}
    }
}

void
mpxguard_init (void)
{
  if (!__atomic_load_n (&mpxguard_ready, __ATOMIC_ACQUIRE))
    start_once (true);
}

/* Make ready for what the objects are built for: functions in .preinit_array
   run before the constructor that registers their module.  */
static void
expect_modules (void)
{
  uint32_t metadata, flags;

  if (mpxguard_notes_find (MPXGUARD_BACKEND_SOFT, &metadata, &flags))
    mpxguard_hybrid = metadata == MPXGUARD_METADATA_HYBRID;
  else if (mpxguard_notes_find (MPXGUARD_BACKEND_MPX, &metadata, &flags))
    {
      mpxguard_init ();
      mpxguard_mpx_start (flags, metadata);
    }
}

/* Called by __mpxguard_begin, with which functions in .preinit_array begin: in a
   static program they run before our constructor.  */
void
mpxguard_begin (void)
{
  mpxguard_init ();
  expect_modules ();
}

/* Before the program's own constructors.  Where address space is too limited
   for the directory, a program without instrumented modules can do without,
   and others end when the first is registered.  */
static void __attribute__ ((constructor (101)))
start_early (void)
{
  start_once (false);
  prepare ();
  expect_modules ();
}
