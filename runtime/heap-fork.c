/* The heap across a fork.

   Before a fork all locks are taken, in their order, so that the child finds
   every shared structure whole; both sides let them go.  The other threads do
   not exist in the child: what their caches hold is taken back there.

   A process with one thread takes none: the handler of a signal may fork while
   that thread holds them, in the middle of malloc, and goes on there
   afterwards, in both processes.

   In: the calls of the C library around fork.  They are registered before any
   other handler of the process, so that they come last before the fork and
   first after it: other handlers may allocate.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "at-fork.h"
#include "heap-internal.h"

/* The C library has it since 2.32.  */
extern char __libc_single_threaded __attribute__ ((weak));

/* The fork under way found several threads.  */
static bool locked;

/* Call ACT for every lock, in the order in which they nest.  */
static void
each_lock (void (*act) (heap_lock *lock))
{
  act (&mpxguard_heap_quarantine_lock);
  act (&mpxguard_heap_huge_lock);
  act (&mpxguard_heap_cache_lock);
  for (unsigned class = 0; class < MPXGUARD_HEAP_CLASSES; class++)
    act (&mpxguard_heap_centrals[class].lock);
  act (&mpxguard_heap_region_lock);
  act (&mpxguard_heap_stack_lock);
}

/* Take LOCK.  */
static void
take (heap_lock *lock)
{
  heap_lock_take (lock);
}

/* Let LOCK go.  */
static void
drop (heap_lock *lock)
{
  heap_lock_drop (lock);
}

/* In the child nobody waits for LOCK.  */
static void
forget (heap_lock *lock)
{
  __atomic_store_n (lock, 0, __ATOMIC_RELEASE);
}

/* See heap.h.  */
void
mpxguard_heap_before_fork (void)
{
  if (&__libc_single_threaded != NULL && __libc_single_threaded)
    return;
  mpxguard_heap_stop_walks ();
  each_lock (take);
  locked = true;
}

/* See heap.h.  */
void
mpxguard_heap_after_fork_parent (void)
{
  if (!locked)
    return;
  locked = false;
  each_lock (drop);
  mpxguard_heap_resume_walks (false);
}

/* See heap.h.  */
void
mpxguard_heap_after_fork_child (void)
{
  if (!locked)
    return;
  locked = false;
  each_lock (forget);
  mpxguard_heap_resume_walks (true);
  mpxguard_heap_adopt_caches ();
}

/* Register the handlers, before other constructors register theirs.  */
static void __attribute__ ((constructor (101)))
register_handlers (void)
{
  mpxguard_at_fork (mpxguard_heap_before_fork,
		    mpxguard_heap_after_fork_parent,
		    mpxguard_heap_after_fork_child);
}
