/* Entries of MPX's tables that several threads access at the same time.

   In: pointers that were loaded and stored by atomic or volatile accesses.  Out:
   whole entries.  The processor reads and writes an entry word by word, so two
   threads that store to one slot could leave there the pointer of one with the
   bounds of the other, and a third could load such a mixture.  Here an entry
   is locked while it is read or written, by a bit of the word that the
   processor does not use:

       thread 1				thread 2
       slot = p1
					slot = p2
					lock, slot holds p2: write p2's bounds
       lock, slot holds no p1: go

   so the last entry is that of the last pointer.  Nobody waits for long for the
   lock: its owner may be what a signal interrupted.  Who does not get it goes
   on without bounds; the entry speaks for another pointer then.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "export.h"
#include "mpx-table.h"
#include "mpx.h"

/* How often to look whether a lock is free.  */
#define TRIES 1000

/* Lock E; return false if somebody keeps it.  */
static bool
lock (struct mpxguard_mpx_entry *e)
{
  for (unsigned i = 0; i < TRIES; i++)
    {
      if (!(__atomic_fetch_or (&e->unused, MPXGUARD_MPX_ENTRY_LOCKED,
			       __ATOMIC_ACQUIRE)
	    & MPXGUARD_MPX_ENTRY_LOCKED))
	return true;
      __builtin_ia32_pause ();
    }
  return false;
}

static void
unlock (struct mpxguard_mpx_entry *e)
{
  __atomic_fetch_and (&e->unused, ~MPXGUARD_MPX_ENTRY_LOCKED,
		      __ATOMIC_RELEASE);
}

/* POINTER was found in SLOT: put its bounds into IMAGE, the two words of a
   bound register.  */
void
__mpxguard_load_shared (void *const *slot, const void *pointer,
			uint64_t image[2])
{
  struct mpxguard_mpx_entry *e
    = mpxguard_mpx_is_on () ? mpxguard_mpx_entry_at ((uint64_t) slot) : NULL;

  image[0] = 0;
  image[1] = 0;
  if (!e || !lock (e))
    return;
  if (e->pointer == (uint64_t) pointer)
    {
      image[0] = e->lower;
      image[1] = e->not_upper;
    }
  unlock (e);
}

/* POINTER was stored to SLOT, and has the bounds LOWER and UPPER.  */
void
__mpxguard_store_shared (void *const *slot, const void *pointer,
			 uint64_t lower, uint64_t upper)
{
  struct mpxguard_mpx_entry *e;

  if (!mpxguard_mpx_is_on ())
    return;
  mpxguard_mpx_need_table ((uint64_t) slot);
  e = mpxguard_mpx_entry_at ((uint64_t) slot);
  if (!e || !lock (e))
    return;
  if (__atomic_load_n (slot, __ATOMIC_SEQ_CST) == pointer)
    mpxguard_mpx_entry_write (e, (struct mpxguard_mpx_entry) {
				   lower, ~upper, (uint64_t) pointer, 0 });
  unlock (e);
}
