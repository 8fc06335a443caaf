/* The heap across a fork.

   Before a fork all locks are taken, so that the child finds every shared
   structure whole; both sides let them go.  The other threads do not exist in
   the child: what their caches hold is taken back there.

   The handler of a signal may fork too, while the thread that it interrupted
   holds locks in the middle of malloc.  These stay held, in both processes:
   that thread goes on there when the handler returns.  Others may never be had:
   a second thread may fork in a handler and keep what we want, and want what we
   keep.  So whoever cannot have all gives back what it took and tries again, and
   in the end goes without.  The child then mends what such a lock protects: it
   believes nothing but what is true at any moment, above all state bytes.

   A process with one thread takes none of them.

   glibc's fork takes the lock of the list of streams after the handlers, and
   a thread may allocate that holds a stream's, for which another one waits that
   holds the list's: ours come behind it.

   In: the calls of the C library around fork.  They are registered before any
   other handler of the process, so that they come last before the fork and
   first after it: other handlers may allocate.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "at-fork.h"
#include "heap-internal.h"

/* The C library has it since 2.32.  */
extern char __libc_single_threaded __attribute__ ((weak));

/* The C library's lock of the list of streams; a thread may take it twice.  */
extern void _IO_list_lock (void) __attribute__ ((weak));
extern void _IO_list_unlock (void) __attribute__ ((weak));
extern void _IO_list_resetlock (void) __attribute__ ((weak));

/* After so many vain attempts all locks are given back, and so often; in between
   the thread sleeps, longer each time: who has a lock may have to wait for a
   processor.  */
#define HEAP_FORK_PATIENCE 20
#define HEAP_FORK_ROUNDS 12
#define HEAP_FORK_NAP 50

/* The locks: those of the classes, and these.  Signals are blocked under the
   regions' lock, which is taken last: it can always be had, and who has it
   is the only one that forks.  */
enum
{
  HEAP_QUARANTINE = MPXGUARD_HEAP_CLASSES,
  HEAP_HUGE,
  HEAP_CACHES,
  HEAP_STACKS,
  HEAP_LOCKS
};

/* How the fork under way has a lock.  */
enum possession
{
  HEAP_TAKEN,
  HEAP_KEPT,			/* The interrupted thread holds it.  */
  HEAP_MISSED			/* Another thread does.  */
};

/* The fork under way found several threads, and has the locks so.  */
static bool locked;
static uint8_t possessions[HEAP_LOCKS];

/* Return lock N.  */
static heap_lock *
lock_at (unsigned n)
{
  switch (n)
    {
    case HEAP_QUARANTINE:
      return &mpxguard_heap_quarantine_lock;
    case HEAP_HUGE:
      return &mpxguard_heap_huge_lock;
    case HEAP_CACHES:
      return &mpxguard_heap_cache_lock;
    case HEAP_STACKS:
      return &mpxguard_heap_stack_lock;
    default:
      return &mpxguard_heap_centrals[n].lock;
    }
}

/* Take LOCK, unless it takes more than *PATIENCE attempts; return whether it
   was had.  */
static bool
take (heap_lock *lock, int *patience)
{
  for (; !heap_lock_try (lock); --*patience)
    {
      if (*patience <= 0)
	return false;
      mpxguard_syscall (SYS_sched_yield, 0, 0, 0, 0, 0, 0);
    }
  return true;
}

/* Let those of the first COUNT locks go that HOW says were taken, and the
   streams'.  */
static void
drop (unsigned count, const uint8_t *how)
{
  while (count-- > 0)
    if (how[count] == HEAP_TAKEN)
      heap_lock_drop (lock_at (count));
  if (_IO_list_unlock)
    _IO_list_unlock ();
}

/* Try to take all locks that are not kept, behind that of the streams; set HOW.
   Return whether they were had.  In the LAST round go without the others.  */
static bool
take_all (uint8_t *how, bool last)
{
  int patience = HEAP_FORK_PATIENCE;

  if (_IO_list_lock)
    _IO_list_lock ();
  for (unsigned n = 0; n < HEAP_LOCKS; n++)
    {
      how[n] = HEAP_TAKEN;
      if (heap_lock_is_mine (lock_at (n)))
	how[n] = HEAP_KEPT;
      else if (!take (lock_at (n), &patience))
	{
	  if (!last)
	    {
	      drop (n, how);
	      return false;
	    }
	  how[n] = HEAP_MISSED;
	}
    }
  return true;
}

/* See heap.h.  */
void
mpxguard_heap_before_fork (void)
{
  uint8_t how[HEAP_LOCKS];

  if (&__libc_single_threaded != NULL && __libc_single_threaded)
    return;
  mpxguard_heap_stop_walks ();
  for (int i = 1; !take_all (how, i == HEAP_FORK_ROUNDS); i++)
    mpxguard_sys_nap (HEAP_FORK_NAP * i * i);
  heap_lock_take (&mpxguard_heap_region_lock);
  __builtin_memcpy (possessions, how, sizeof how);
  locked = true;
}

/* See heap.h.  */
void
mpxguard_heap_after_fork_parent (void)
{
  uint8_t how[HEAP_LOCKS];

  if (!locked)
    return;
  locked = false;
  __builtin_memcpy (how, possessions, sizeof how);
  heap_lock_drop (&mpxguard_heap_region_lock);
  drop (HEAP_LOCKS, how);
  mpxguard_heap_resume_walks (false);
}

/* In the child: what lock N protects is as a thread left it that does not exist
   here.  What the others protect is right at any moment, if it is read from
   the beginning.  */
static void
mend (unsigned n)
{
  if (n == HEAP_QUARANTINE)
    mpxguard_heap_forget_quarantine ();
  else if (n == HEAP_CACHES)
    mpxguard_heap_mend_caches ();
  else if (n < MPXGUARD_HEAP_CLASSES)
    mpxguard_heap_mend_class (n);
}

/* See heap.h.  Nobody waits for locks here.  In the middle of malloc nothing
   is taken back: what other threads' caches held stays unused then.  */
void
mpxguard_heap_after_fork_child (void)
{
  bool kept = false;

  if (!locked)
    return;
  locked = false;
  __atomic_store_n (&mpxguard_heap_region_lock, 0, __ATOMIC_RELEASE);
  for (unsigned n = 0; n < HEAP_LOCKS; n++)
    if (possessions[n] == HEAP_KEPT)
      kept = true;
    else
      {
	if (possessions[n] == HEAP_MISSED)
	  mend (n);
	__atomic_store_n (lock_at (n), 0, __ATOMIC_RELEASE);
      }
  mpxguard_heap_forget_look ();
  mpxguard_heap_resume_walks (true);
  if (!kept)
    mpxguard_heap_adopt_caches ();
  if (_IO_list_resetlock)
    _IO_list_resetlock ();
}

/* Register the handlers, before other constructors register theirs.  */
static void __attribute__ ((constructor (101)))
register_handlers (void)
{
  mpxguard_at_fork (mpxguard_heap_before_fork,
		    mpxguard_heap_after_fork_parent,
		    mpxguard_heap_after_fork_child);
}
