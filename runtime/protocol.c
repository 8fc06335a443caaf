/* The pre/post-unmap protocol, its core: see protocol.h.

   In: ranges of memory that are about to go away; slices that need a table.
   Out: directory entries and tables as the memory is.  What is done to a
   table is the space's affair (space.h); in which order, and under which lock,
   is told here and nowhere else.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "protocol.h"

#include "protocol-walk.h"
#include "rank.h"

/* So many bytes of a log stay with it; what is more goes back when the log is
   emptied.  */
#define LOG_KEPT (64UL << 10)

/* A table of SPACE came to be; keep the peak.  */
static void
count_table (struct mpx_space *space)
{
  uint64_t live = __atomic_add_fetch (&space->counts.live, 1,
				      __ATOMIC_RELAXED);
  uint64_t peak = __atomic_load_n (&space->counts.peak, __ATOMIC_RELAXED);

  while (peak < live
	 && !__atomic_compare_exchange_n (&space->counts.peak, &peak, live,
					  false, __ATOMIC_RELAXED,
					  __ATOMIC_RELAXED))
    ;
  mpx_count (space, allocated, 1);
}

/* Removal.  */

struct mpx_note **
mpx_remove_entry (struct mpx_space *space, uint64_t n, struct mpx_note **end)
{
  uint64_t entry = space->operations->get (space, n);
  struct mpx_note *note = space->operations->note (space, n);

  mpxguard_assert_writing ();
  if (!note)
    {
      /* Not even a note: the table stays, empty.  */
      space->operations->take (space, entry, n << MPXGUARD_SLICE_SHIFT,
			       MPX_SLICE_SLOTS, NULL);
      return end;
    }
  note->slice = n;
  note->entry = entry;
  note->next = NULL;
  *end = note;
  if (space->manager == MPX_KERNEL)
    space->operations->mark (space, entry);
  else
    space->operations->invalidate (space, n);
  return &note->next;
}

/* Take from the list bd_remove what the kernel removed meanwhile.  What stays
   it left behind.  */
static void
keep_left (struct mpx_space *space)
{
  struct mpx_note **end = &space->bd_remove;

  while (*end)
    if (space->operations->get (space, (*end)->slice) == (*end)->entry
	&& space->operations->is_marked (space, (*end)->entry))
      {
	mpx_count (space, left, 1);
	end = &(*end)->next;
      }
    else
      *end = (*end)->next;
}

uint64_t
mpx_remove_tables (struct mpx_space *space)
{
  uint64_t n = 0;

  mpxguard_assert_writing ();
  if (space->manager == MPX_KERNEL)
    keep_left (space);
  for (struct mpx_note *note = space->bd_remove; note; note = note->next)
    n++;
  if (n > 0)
    space->operations->empty (space, space->bd_remove);
  space->bd_remove = NULL;
  space->bd_remove_end = &space->bd_remove;
  if (space->manager != MPX_KERNEL)
    {
      mpx_count (space, freed, n);
      mpx_count (space, live, -n);
    }
  return n;
}

/* Entries kept for later.  */

uint64_t
mpx_take_entries (struct mpx_space *space, uint64_t entry, uint64_t slot,
		  uint64_t count, struct mpx_log *log)
{
  mpxguard_assert_writing ();
  if (!log->room)
    log->room = space->operations->make_room (space,
					      MPX_LOG_SIZE
					      * sizeof *log->room);
  if (!log->room || log->count + count > MPX_LOG_SIZE)
    log = NULL;
  return space->operations->take (space, entry, slot, count, log);
}

/* Forget what LOG holds.  */
static void
empty_log (struct mpx_space *space, struct mpx_log *log)
{
  uint64_t size = log->count * sizeof *log->room;

  log->count = 0;
  if (size >= LOG_KEPT)
    space->operations->release_room (space, log->room, size);
}

void
mpx_put_entries (struct mpx_space *space, struct mpx_log *log,
		 uint64_t distance, uint64_t end)
{
  mpxguard_assert_writing ();
  for (uint64_t i = 0; i < log->count; i++)
    {
      uint64_t slot = log->room[i].slot + distance;
      uint64_t entry = 0;

      if (log->room[i].slot < end)
	entry = mpx_allocate_entry_locked (space,
					   slot >> MPXGUARD_SLICE_SHIFT);
      if (entry)
	space->operations->put (space, entry, slot, &log->room[i]);
    }
  empty_log (space, log);
}

/* Put all tables of the list bd_move on the list bd_remove.  */
static void
remove_moved (struct mpx_space *space)
{
  *space->bd_remove_end = space->bd_move;
  while (*space->bd_remove_end)
    space->bd_remove_end = &(*space->bd_remove_end)->next;
  space->bd_move = NULL;
}

/* A thread that a fork left behind in another process was in the middle of an
   unmap; whether the memory went away, nobody knows.  Forgetting is always
   right.  The caller holds bd_sem for writing.  */
static void
recover (struct mpx_space *space)
{
  if (!space->under_way)
    return;
  remove_moved (space);
  mpx_remove_tables (space);
  empty_log (space, &space->forgotten);
  empty_log (space, &space->moving);
  space->part_count = 0;
  space->under_way = false;
  mpx_count (space, recovered, 1);
}

/* The two halves.  */

void
mpx_begin_unmap (struct mpx_space *space)
{
  mpxguard_sigset mask;

  mpxguard_bd_write_lock (space->bd_sem, &mask);
  recover (space);
  space->under_way = true;
  space->old_mask = mask;
  space->bd_remove = NULL;
  space->bd_remove_end = &space->bd_remove;
  mpx_count (space, unmaps, 1);
}

void
mpx_unmap_range (struct mpx_space *space, uint64_t from, uint64_t length)
{
  struct mpx_walk walk = mpx_walk_begin (space, from, length);

  mpxguard_assert_writing ();
  if (space->manager == MPX_NOBODY)
    return;
  while (mpx_walk_next (&walk))
    if (walk.whole)
      space->bd_remove_end
	= mpx_remove_entry (space, walk.slice, space->bd_remove_end);
    else if (space->manager == MPX_RUNTIME)
      {
	mpx_count (space, zapped,
		   mpx_take_entries (space,
				     space->operations->get (space,
							     walk.slice),
				     walk.slot, walk.count,
				     &space->forgotten));
	mpx_note_part (space, &walk);
      }
}

void
mpx_pre_unmap (struct mpx_space *space, uint64_t from, uint64_t length)
{
  mpx_begin_unmap (space);
  mpx_unmap_range (space, from, length);
}

void
mpx_put_back (struct mpx_space *space, struct mpx_note **list)
{
  for (; *list; *list = (*list)->next)
    space->operations->publish (space, (*list)->slice, (*list)->entry);
}

void
mpx_cancel_unmap (struct mpx_space *space)
{
  mpxguard_assert_writing ();
  /* Where the kernel manages, it has done nothing, and nothing was taken
     away.  */
  if (space->manager == MPX_KERNEL)
    space->bd_remove = NULL;
  mpx_put_back (space, &space->bd_remove);
  space->bd_remove_end = &space->bd_remove;
  mpx_put_back (space, &space->bd_move);
  mpx_put_entries (space, &space->forgotten, 0, -1UL);
  mpx_put_entries (space, &space->moving, 0, -1UL);
  space->part_count = 0;
  mpx_count (space, cancelled, 1);
}

void
mpx_post_unmap (struct mpx_space *space)
{
  mpxguard_sigset mask = space->old_mask;

  remove_moved (space);
  mpx_remove_bare (space);
  mpx_remove_tables (space);
  empty_log (space, &space->forgotten);
  empty_log (space, &space->moving);
  space->under_way = false;
  mpxguard_bd_write_unlock (space->bd_sem, &mask);
}

bool
mpx_nothing_there (struct mpx_space *space, uint64_t from, uint64_t length)
{
  struct mpx_walk walk = mpx_walk_begin (space, from, length);

  if (mpx_walk_next (&walk))
    return false;
  mpx_count (space, skipped, 1);
  return true;
}

/* Readers.  */

/* Take bd_sem for reading; the signal mask before goes to *MASK.  */
static void
begin_reading (struct mpx_space *space, mpxguard_sigset *mask)
{
  for (;;)
    {
      mpxguard_bd_read_lock (space->bd_sem, mask);
      if (!space->under_way)
	return;
      /* No unmap can be under way now, so its thread does not exist here.  */
      mpxguard_bd_read_unlock (space->bd_sem, mask);
      mpxguard_bd_write_lock (space->bd_sem, mask);
      recover (space);
      mpxguard_bd_write_unlock (space->bd_sem, mask);
    }
}

uint64_t
mpx_allocate_entry_locked (struct mpx_space *space, uint64_t n)
{
  uint64_t entry;
  uint64_t other;

  mpxguard_assert_locked ();
  if (n >= space->slices)
    return 0;
  entry = space->operations->get (space, n);
  if (entry || space->manager != MPX_RUNTIME)
    return entry;
  entry = space->operations->make_table (space, n);
  if (!entry)
    {
      mpx_count (space, refused, 1);
      return 0;
    }
  other = space->operations->publish (space, n, entry);
  if (other)
    {
      space->operations->drop_table (space, n, entry);
      mpx_count (space, races, 1);
      return other;
    }
  count_table (space);
  return entry;
}

uint64_t
mpx_allocate_entry (struct mpx_space *space, uint64_t n)
{
  mpxguard_sigset mask;
  uint64_t entry;

  begin_reading (space, &mask);
  entry = mpx_allocate_entry_locked (space, n);
  mpxguard_bd_read_unlock (space->bd_sem, &mask);
  return entry;
}

void
mpx_report (struct mpx_space *space, void (*copy_facts) (void *), void *data)
{
  mpxguard_sigset mask;

  begin_reading (space, &mask);
  copy_facts (data);
  mpxguard_bd_read_unlock (space->bd_sem, &mask);
}

/* Management.  */

enum mpx_manager
mpx_enable_management (struct mpx_space *space, enum mpx_manager wanted)
{
  mpxguard_sigset mask;
  enum mpx_manager manager;

  mpxguard_bd_write_lock (space->bd_sem, &mask);
  recover (space);
  manager = wanted == MPX_NOBODY ? MPX_KERNEL : wanted;
  if (manager == MPX_KERNEL
      && (!space->operations->control
	  || space->operations->control (space, true) != 0))
    manager = wanted == MPX_NOBODY ? MPX_RUNTIME : MPX_NOBODY;
  space->manager = manager;
  mpxguard_bd_write_unlock (space->bd_sem, &mask);
  return manager;
}

void
mpx_disable_management (struct mpx_space *space)
{
  mpxguard_sigset mask;

  mpxguard_bd_write_lock (space->bd_sem, &mask);
  recover (space);
  if (space->manager == MPX_KERNEL)
    space->operations->control (space, false);
  else
    {
      /* What is forgotten now cannot be stale when management is enabled
	 again.  */
      space->bd_remove_end = &space->bd_remove;
      mpx_unmap_range (space, 0, -1UL);
      mpx_remove_tables (space);
    }
  space->manager = MPX_NOBODY;
  mpxguard_bd_write_unlock (space->bd_sem, &mask);
}
