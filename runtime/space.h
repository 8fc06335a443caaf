/* An address space, as the unmap protocol sees it.

   The protocol (protocol.h) knows slices, directory entries and tables; what
   these look like in memory, and whose memory it is, it asks here.  There is
   one address space for the live process in each format of tables, and the
   tests have a simulated one with a model of the kernel in it.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_SPACE_H
#define MPXGUARD_SPACE_H

#include "bdlock.h"
#include "runtime.h"

struct mpx_space;

/* What the protocol notes about a slice's table while an unmap is under way.
   There is a note for every slice that ever had a table.  */
struct mpx_note
{
  struct mpx_note *next;
  uint64_t slice;
  uint64_t entry;		/* The directory entry before the unmap.  */
  uint64_t witness;		/* There was memory at this address of the
				   slice; or 0.  */
};

/* So many slices covered in part are looked at again after the call.  */
#define MPX_MOST_PARTS 8

/* What an unmap covered of a slice that it covered in part.  */
struct mpx_part
{
  uint64_t slice;
  uint64_t slot;
  uint64_t count;
};

/* Slots are numbered within their slice, from 0 on.  */
#define MPX_SLICE_SLOTS (MPXGUARD_SLICE_SIZE / 8)

/* An entry that was taken out of a table: what it says of SLOT, an address, in
   words of the space's format.  */
struct mpx_kept
{
  uint64_t slot;
  uint64_t word[4];
};

/* Entries that were taken out.  ROOM is null before it is needed.  */
struct mpx_log
{
  struct mpx_kept *room;
  uint64_t count;
};

/* Never more are taken before the log is emptied: those of a slice covered
   whole, or of six covered in part, two for each range of an mremap.  */
#define MPX_LOG_SIZE (6 * MPX_SLICE_SLOTS)

/* What the protocol asks an address space to do.  It says which of the
   kernel's locks an operation may take.  */
struct mpx_space_operations
{
  /* Return the directory entry of slice N; 0 says that it is invalid.  Might
     fault, and so take mmap_sem for reading.  */
  uint64_t (*get) (struct mpx_space *space, uint64_t n);

  /* Make the directory entry of slice N invalid.  Might fault.  */
  void (*invalidate) (struct mpx_space *space, uint64_t n);

  /* If the directory entry of slice N is invalid, make it ENTRY and return 0;
     else return what it is.  Might fault.  */
  uint64_t (*publish) (struct mpx_space *space, uint64_t n, uint64_t entry);

  /* Return the first slice from FIRST to LAST whose entry is valid, or
     LAST + 1.  Might fault.  */
  uint64_t (*next) (struct mpx_space *space, uint64_t first, uint64_t last);

  /* Return a directory entry for a table for slice N that says nothing, or 0
     if memory is short.  Takes mmap_sem for writing.  */
  uint64_t (*make_table) (struct mpx_space *space, uint64_t n);

  /* Nobody needs the table that make_table returned as ENTRY for slice N: it
     was never published.  Takes mmap_sem for writing.  */
  void (*drop_table) (struct mpx_space *space, uint64_t n, uint64_t entry);

  /* The tables of the list NOTE were taken out of the directory, or left
     behind by the kernel: let them say nothing and give their memory back.
     Takes mmap_sem for writing.  */
  void (*empty) (struct mpx_space *space, const struct mpx_note *note);

  /* Forget the entries of COUNT slots from the address SLOT on, all of one
     slice, in the table of ENTRY.  Append those that say something to LOG,
     unless that is null, and return how many there were.  Takes mmap_sem for
     writing.  */
  uint64_t (*take) (struct mpx_space *space, uint64_t entry, uint64_t slot,
		    uint64_t count, struct mpx_log *log);

  /* Let the slot at the address SLOT have the entry that KEPT says, in the
     table of ENTRY.  Might fault.  */
  void (*put) (struct mpx_space *space, uint64_t entry, uint64_t slot,
	       const struct mpx_kept *kept);

  /* Return the note of slice N, which has a table; null only if memory is
     short.  */
  struct mpx_note *(*note) (struct mpx_space *space, uint64_t n);

  /* Return SIZE bytes for a log, or null.  The second gives SIZE bytes of it
     back, which may be used again.  Both take mmap_sem for writing.  */
  void *(*make_room) (struct mpx_space *space, uint64_t size);
  void (*release_room) (struct mpx_space *space, void *room, uint64_t size);

  /* Return the first address of memory that is mapped between FROM and TO, both
     of one slice, or TO.  Takes mmap_sem for reading.  Null if that cannot be
     found out.  */
  uint64_t (*find_memory) (struct mpx_space *space, uint64_t from,
			   uint64_t to);

  /* Return how many bytes of the table of ENTRY are resident.  */
  uint64_t (*resident) (struct mpx_space *space, uint64_t entry);

  /* Mark the table of ENTRY, where code that loads and stores bounds does not
     see it; return whether the table of ENTRY is marked, or false if there is
     none.  A table that the kernel made since is not, be it at the same
     address.  Used only where the kernel manages.  Might fault.  */
  void (*mark) (struct mpx_space *space, uint64_t entry);
  bool (*is_marked) (struct mpx_space *space, uint64_t entry);

  /* Tell the kernel to manage the tables, or to stop it.  Return 0 or a
     negative error number.  Null where no kernel knows the format.  */
  long (*control) (struct mpx_space *space, bool enable);
};

/* Who allocates and removes tables.  */
enum mpx_manager
{
  MPX_NOBODY,			/* Management is disabled.  */
  MPX_RUNTIME,
  MPX_KERNEL
};

/* What happened in a space so far.  */
struct mpx_counts
{
  uint64_t live;		/* Tables that the directory leads to.  */
  uint64_t peak;		/* The most there were of these at once.  */
  uint64_t allocated;		/* Entries made valid.  */
  uint64_t freed;		/* Tables emptied in mpx_post_unmap.  */
  uint64_t bare;		/* Of these: those whose slice lost its memory
				   bit by bit.  */
  uint64_t zapped;		/* Entries that said something, of slices
				   covered in part.  */
  uint64_t races;		/* Tables made in vain: another thread was
				   first.  */
  uint64_t left;		/* Tables that the kernel left behind.  */
  uint64_t refused;		/* Tables that memory was too short for.  */
  uint64_t unmaps;		/* Times that the protocol ran.  */
  uint64_t skipped;		/* Unmaps that found nothing to do.  */
  uint64_t moves;		/* Mappings moved with their entries.  */
  uint64_t cancelled;		/* Unmaps that failed.  */
  uint64_t recovered;		/* Unmaps that a fork cut in two.  */
};

/* Add N to the counter NAME of SPACE.  */
#define mpx_count(SPACE, NAME, N) \
  ((void) __atomic_fetch_add (&(SPACE)->counts.NAME, (N), __ATOMIC_RELAXED))

struct mpx_space
{
  const struct mpx_space_operations *operations;
  struct mpxguard_bd_sem *bd_sem;
  uint64_t slices;		/* How many the directory covers.  */

  /* Changed under bd_sem held for writing only.  */
  enum mpx_manager manager;

  /* The unmap under way; only the writer touches it.  Like the kernel's own
     mm->bd_remove_vmas: what a thread that a fork left behind had begun is
     found here.  */
  bool under_way;
  mpxguard_sigset old_mask;
  struct mpx_note *bd_remove;	/* To be emptied, in the order of slices.  */
  struct mpx_note **bd_remove_end;
  struct mpx_note *bd_move;	/* Their entries are to move.  */
  struct mpx_part parts[MPX_MOST_PARTS];
  unsigned part_count;
  struct mpx_log forgotten;	/* Of slices covered in part: until the call
				   is known to have succeeded,  */
  struct mpx_log moving;	/* and those that are to move.  */

  struct mpx_counts counts;
};

/* The live process's; its operations are chosen before the first table is
   made.  */
extern struct mpx_space mpxguard_space;

#endif /* MPXGUARD_SPACE_H */
