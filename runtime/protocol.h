/* The pre/post-unmap protocol: bounds go away with the memory that their
   pointers lay in.

   A call that unmaps or replaces memory stands between the two halves:

       mpx_pre_unmap (space, from, length);
       result = the real call, by sys.h;
       if (result says that it failed)
	 mpx_cancel_unmap (space);
       mpx_post_unmap (space);

   From the first to the last, bd_sem is held for writing with all signals
   blocked, so nothing but system calls may stand between them.

     phase   what                                        bd_sem    kernel's mmap_sem
     pre     whole slices: directory entry invalid,      write     read, if a
	     table onto the list bd_remove;                        page faults
	     slices in part: their entries zapped
     call    the real one                                write     write
     post    those of slices covered in part that have   write     read
	     no memory left: onto bd_remove
	     tables on bd_remove emptied                 write     write
	     unlock

   A first store of bounds to a slice whose entry is invalid asks
   mpx_allocate_entry for a table and waits there for bd_sem.  So a new mapping
   at the same addresses, which another thread may have got the moment the
   real call was through, neither inherits old bounds nor loses new ones.  If
   the real call fails, everything is put back as it was, unless memory is too
   short to keep it so long; then bounds are lost, which makes checks permissive
   and no more.

   The serialisation, which assertions in protocol.c verify in builds with
   MPXGUARD_DEBUG:

     enable and disable management     mpx_enable_management     write
				       mpx_disable_management
     directory entry removal           mpx_remove_entry          write
     directory entry allocation        mpx_allocate_entry        read
     bounds violation                  mpx_report                read

   bd_sem always stands outside mmap_sem, and the nestings are these four:

     1. bd_sem read, mmap_sem read     a fault while a report copies its facts,
				       or in the compare-and-swap of an
				       allocation
     2. bd_sem read, mmap_sem write    an allocation maps memory for a table
     3. bd_sem write, mmap_sem read    a fault while an entry is made invalid
     4. bd_sem write, mmap_sem write   the real call; the emptying of tables

   No thread has one of them inside another: nothing that runs under bd_sem
   traps for bounds, and signals wait.

   Where the kernel manages the tables (Linux 3.19 to 5.5, the MPX format) the
   real call removes them itself.  But it cannot fault a page of the directory
   in while it holds mmap_sem, and leaves the tables behind that such a page
   leads to.  So the first half reads all entries of the range, which brings
   the pages in, and the second looks whether they are gone, and empties what
   is left.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_PROTOCOL_H
#define MPXGUARD_PROTOCOL_H

#include "space.h"

/* The first half, for the range [FROM, FROM + LENGTH).  Lengths of 0 and
   ranges that wrap or leave the directory are cut to what makes sense.  */
void mpx_pre_unmap (struct mpx_space *space, uint64_t from, uint64_t length);

/* The second half.  */
void mpx_post_unmap (struct mpx_space *space);

/* Parts of mpx_pre_unmap, for calls that have more than one range or learn it
   late: lock; do to one range, while the lock is held, what is to be done to
   it.  */
void mpx_begin_unmap (struct mpx_space *space);
void mpx_unmap_range (struct mpx_space *space, uint64_t from,
		      uint64_t length);

/* True if no slice of [FROM, FROM + LENGTH) has a table.  Then an unmap of
   the range needs no protocol: there is nothing to remove, and whoever stores
   bounds there now, for the first time, does so in memory that is his.  */
bool mpx_nothing_there (struct mpx_space *space, uint64_t from,
			uint64_t length);

/* The real call failed: put back what was taken away.  Stands before
   mpx_post_unmap.  */
void mpx_cancel_unmap (struct mpx_space *space);

/* For a call that may move memory.  Between the halves, before the real call:
   take the entries of the SIZE bytes at FROM out, so that nobody who gets the
   addresses meets them.  After it, if it succeeded: put those of the first
   KEPT bytes to TO, where that memory is now, be it that it stayed.  Entries that memory is too
   short for are lost.  Where the kernel manages, all are lost.  */
void mpx_move_out (struct mpx_space *space, uint64_t from, uint64_t size);
void mpx_move_in (struct mpx_space *space, uint64_t to, uint64_t from,
		  uint64_t kept);

/* Bounds are to be stored to slice N, whose entry was found invalid: return
   the entry, made valid if it still was not; 0 if memory is short or the slice
   beyond the directory.  Waits for an unmap under way.  */
uint64_t mpx_allocate_entry (struct mpx_space *space, uint64_t n);

/* The same for a caller that holds bd_sem.  */
uint64_t mpx_allocate_entry_locked (struct mpx_space *space, uint64_t n);

/* Make the entry of slice N, which is valid, invalid, and put its table on
   the list that ENDS where END says.  The caller holds bd_sem for writing.
   Return the new end.  */
struct mpx_note **mpx_remove_entry (struct mpx_space *space, uint64_t n,
				    struct mpx_note **end);

/* Empty the tables that are on the list bd_remove, before more is done under
   the same lock.  The caller holds bd_sem for writing.  Return how many there
   were.  */
uint64_t mpx_remove_tables (struct mpx_space *space);

/* Make the entries of the tables on LIST valid again, and empty it.  The
   caller holds bd_sem for writing.  */
void mpx_put_back (struct mpx_space *space, struct mpx_note **list);

/* WALK has come to a slice that is covered in part: remember it.  */
struct mpx_walk;
void mpx_note_part (struct mpx_space *space, const struct mpx_walk *walk);

/* After the real call, in the second half: put the tables of slices that were
   covered in part, and have no memory any more, on the list bd_remove.  The
   caller holds bd_sem for writing.  */
void mpx_remove_bare (struct mpx_space *space);

/* Forget the entries of COUNT slots from SLOT on, all of one slice, in the
   table of ENTRY, but keep them in LOG if there is memory for it.  The caller
   holds bd_sem for writing.  Return how many said something.  */
uint64_t mpx_take_entries (struct mpx_space *space, uint64_t entry,
			   uint64_t slot, uint64_t count,
			   struct mpx_log *log);

/* Put what LOG holds DISTANCE further, if its slots are before END, and empty
   it.  The caller holds bd_sem for writing.  */
void mpx_put_entries (struct mpx_space *space, struct mpx_log *log,
		      uint64_t distance, uint64_t end);

/* From now on tables are managed by who WANTED says; MPX_NOBODY means: by the
   kernel if it can, else by the runtime.  Return who does it: MPX_NOBODY if
   the kernel was wanted and cannot.  */
enum mpx_manager mpx_enable_management (struct mpx_space *space,
					enum mpx_manager wanted);

/* From now on nobody manages tables: none is allocated, none removed.  All
   that the runtime manages is forgotten.  */
void mpx_disable_management (struct mpx_space *space);

/* A violation is to be reported: call COPY_FACTS (DATA), which copies what an
   unmap in another thread could take away, and nothing more.  */
void mpx_report (struct mpx_space *space, void (*copy_facts) (void *),
		 void *data);

#endif /* MPXGUARD_PROTOCOL_H */
