/* The heap across a fork.

   Before a fork all locks are taken, so that the child finds every shared
   structure whole; both sides let them go.  The other threads do not exist in
   the child: what their caches hold is taken back there.

   The handler of a signal may fork too, while the thread that it interrupted
   holds locks in the middle of malloc.  These stay held, in both processes:
   that thread goes on there when the handler returns.  To wait for the others
   might be to wait for ever: a second thread that forks may have taken some of
   them and wait for ours.  So all that fork give back what they have if one is
   not to be had, and try again.  No thread that waits for a lock of ours holds
   one that we need, but for the lock of the regions, under which signals are
   blocked, and that of looks, which is not taken.

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

/* A thread has at most so many locks at a time.  */
#define HEAP_LOCKS_HELD 4

/* After so many vain attempts at a lock all are given back.  */
#define HEAP_FORK_PATIENCE 200

/* Locks that the thread holds whose handler forks.  */
struct held
{
  unsigned count;
  heap_lock *lock[HEAP_LOCKS_HELD];
};

/* The fork under way found several threads, and that its own holds these
   locks.  Written while all locks are held.  */
static bool locked;
static struct held held;

#define HEAP_LOCKS (MPXGUARD_HEAP_CLASSES + 5U)

/* Return lock N.  */
static heap_lock *
lock_at (unsigned n)
{
  heap_lock *others[] = { &mpxguard_heap_quarantine_lock,
			  &mpxguard_heap_huge_lock, &mpxguard_heap_cache_lock,
			  &mpxguard_heap_region_lock,
			  &mpxguard_heap_stack_lock };

  return n < MPXGUARD_HEAP_CLASSES ? &mpxguard_heap_centrals[n].lock
				   : others[n - MPXGUARD_HEAP_CLASSES];
}

/* Return true if LOCK is one of H.  */
static bool
is_among (const heap_lock *lock, const struct held *h)
{
  for (unsigned i = 0; i < h->count; i++)
    if (h->lock[i] == lock)
      return true;
  return false;
}

/* Take LOCK unless that takes long; return whether it was had.  */
static bool
take (heap_lock *lock)
{
  for (int i = 0; !heap_lock_try (lock); i++)
    {
      if (i == HEAP_FORK_PATIENCE)
	return false;
      mpxguard_syscall (SYS_sched_yield, 0, 0, 0, 0, 0, 0);
    }
  return true;
}

/* Let the first COUNT locks go, but not those of H.  */
static void
drop (unsigned count, const struct held *h)
{
  while (count-- > 0)
    if (!is_among (lock_at (count), h))
      heap_lock_drop (lock_at (count));
}

/* Try to take all locks but those of H, behind that of the streams; return
   whether they were had.  */
static bool
take_all (const struct held *h)
{
  if (_IO_list_lock)
    _IO_list_lock ();
  for (unsigned n = 0; n < HEAP_LOCKS; n++)
    if (!is_among (lock_at (n), h) && !take (lock_at (n)))
      {
	drop (n, h);
	if (_IO_list_unlock)
	  _IO_list_unlock ();
	return false;
      }
  return true;
}

/* See heap.h.  */
void
mpxguard_heap_before_fork (void)
{
  struct held h = { .count = 0 };

  if (&__libc_single_threaded != NULL && __libc_single_threaded)
    return;
  mpxguard_heap_stop_walks ();
  for (unsigned n = 0; n < HEAP_LOCKS; n++)
    if (heap_lock_is_mine (lock_at (n)) && h.count < HEAP_LOCKS_HELD)
      h.lock[h.count++] = lock_at (n);
  while (!take_all (&h))
    mpxguard_syscall (SYS_sched_yield, 0, 0, 0, 0, 0, 0);
  held = h;
  locked = true;
}

/* See heap.h.  */
void
mpxguard_heap_after_fork_parent (void)
{
  struct held h = held;

  if (!locked)
    return;
  locked = false;
  drop (HEAP_LOCKS, &h);
  mpxguard_heap_resume_walks (false);
  if (_IO_list_unlock)
    _IO_list_unlock ();
}

/* See heap.h.  Nobody waits for locks here.  In the middle of malloc nothing
   is taken back: what other threads' caches held stays unused then.  */
void
mpxguard_heap_after_fork_child (void)
{
  if (!locked)
    return;
  locked = false;
  for (unsigned n = 0; n < HEAP_LOCKS; n++)
    if (!is_among (lock_at (n), &held))
      __atomic_store_n (lock_at (n), 0, __ATOMIC_RELEASE);
  mpxguard_heap_forget_look ();
  mpxguard_heap_resume_walks (true);
  if (held.count == 0)
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
