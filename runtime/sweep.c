/* The sweep: bounds of memory that went away unseen, by glibc's own unmaps of
   thread stacks and modules, or by those of libraries that are not
   instrumented and ask the kernel themselves; and of memory that the child of a
   fork does not have, or finds wiped.

   In: the tables, /proc/self/maps.  Out: the same as if each unmap had been
   seen.  A sweep is one unmap of all that is not mapped.  A thread may map
   memory while the list is read, and store bounds there.  So when the tables
   of whole slices have been taken out, from when on such a thread waits for
   the end of the sweep, the list is read again: slices that have a mapping by
   then get their table back.  In a slice that is mapped in part the bounds of
   such a thread may get lost.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "sweep.h"

#include "at-fork.h"
#include "bounds.h"
#include "maps.h"
#include "protocol.h"
#include "stats.h"

/* Fewer tables than this are not worth a sweep.  */
#define WORTH 64

/* What a sweep has come to.  */
struct sweep
{
  struct mpx_space *space;
  uint64_t end;			/* Of the mappings at the first look.  */
  struct mpx_note **next;	/* At the second: the first table that may lie
				   in the next mapping.  */
};

/* Callback of the first look: forget what lies before MAPPING.  */
static bool
forget_gap (const struct mpxguard_mapping *mapping, void *data)
{
  struct sweep *sweep = data;

  mpx_unmap_range (sweep->space, sweep->end, mapping->start - sweep->end);
  sweep->end = mapping->end;
  return true;
}

/* Callback of the second look: put tables back that MAPPING needs.  */
static bool
spare_mapping (const struct mpxguard_mapping *mapping, void *data)
{
  struct sweep *sweep = data;
  uint64_t first = mapping->start >> MPXGUARD_SLICE_SHIFT;
  uint64_t last = (mapping->end - 1) >> MPXGUARD_SLICE_SHIFT;

  while (*sweep->next && (*sweep->next)->slice < first)
    sweep->next = &(*sweep->next)->next;
  while (*sweep->next && (*sweep->next)->slice <= last)
    {
      struct mpx_note *note = *sweep->next;

      *sweep->next = note->next;
      note->next = NULL;
      mpx_put_back (sweep->space, &note);
    }
  return true;
}

/* Do the work of mpxguard_sweep_space; SWEEP's space is locked.  */
static bool
look_twice (struct sweep *sweep)
{
  struct mpx_space *space = sweep->space;

  if (!mpxguard_maps_walk (forget_gap, sweep))
    return false;
  mpx_unmap_range (space, sweep->end, -1UL - sweep->end);
  sweep->next = &space->bd_remove;
  if (!mpxguard_maps_walk (spare_mapping, sweep))
    return false;
  while (*space->bd_remove_end)
    space->bd_remove_end = &(*space->bd_remove_end)->next;
  return true;
}

uint64_t
mpxguard_sweep_space (struct mpx_space *space)
{
  struct sweep sweep = { .space = space };
  uint64_t freed;

  mpx_begin_unmap (space);
  if (!look_twice (&sweep))
    mpx_cancel_unmap (space);
  freed = mpx_remove_tables (space);
  mpx_post_unmap (space);
  mpxguard_count (sweeps, 1);
  return freed;
}

/* How many tables there must be before the next sweep, and whether one is
   under way.  */
static uint64_t enough = WORTH;
static int sweeping;

void
mpxguard_sweep_sometimes (void)
{
  int none = 0;
  uint64_t live = __atomic_load_n (&mpxguard_space.counts.live,
				   __ATOMIC_RELAXED);

  if (live < __atomic_load_n (&enough, __ATOMIC_RELAXED)
      || !__atomic_compare_exchange_n (&sweeping, &none, 1, false,
				       __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
    return;
  mpxguard_sweep_space (&mpxguard_space);
  live = 2 * __atomic_load_n (&mpxguard_space.counts.live, __ATOMIC_RELAXED);
  __atomic_store_n (&enough, live < WORTH ? WORTH : live, __ATOMIC_RELAXED);
  __atomic_store_n (&sweeping, 0, __ATOMIC_SEQ_CST);
}

/* In the child of a fork.  */
static void
sweep_child (void)
{
  sweeping = 0;
  if (mpxguard_ready)
    mpxguard_sweep_space (&mpxguard_space);
}

void
mpxguard_sweep_in_children (void)
{
  static int asked;

  if (!__atomic_exchange_n (&asked, 1, __ATOMIC_SEQ_CST))
    mpxguard_at_fork (NULL, NULL, sweep_child);
}

/* Callback: MAPPING reads as zeros.  */
static bool
forget_mapping (const struct mpxguard_mapping *mapping, void *data)
{
  mpx_unmap_range (data, mapping->start, mapping->end - mapping->start);
  return true;
}

/* In the child of a fork: memory that the kernel wiped is treated as by
   MADV_DONTNEED.  Old entries there speak for no pointer that it holds; but they
   would be believed if a number that happens to be one were stored, and their
   tables would stay.  Which memory that is the kernel alone knows exactly: it
   may have moved, or been unmapped, or MADV_KEEPONFORK called for a part.  To
   have the kernel wipe the tables' pages, too, would cost mappings, and all
   these calls would have to do it for both.  So who uses this advice pays, each
   time it forks, for the list; nobody else does.  */
static void
wipe_child (void)
{
  if (!mpxguard_ready)
    return;
  mpx_begin_unmap (&mpxguard_space);
  mpxguard_maps_walk_wiped (forget_mapping, &mpxguard_space);
  mpx_post_unmap (&mpxguard_space);
}

void
mpxguard_wipe_in_children (void)
{
  static int asked;

  if (!__atomic_exchange_n (&asked, 1, __ATOMIC_SEQ_CST))
    mpxguard_at_fork (NULL, NULL, wipe_child);
}

MPXGUARD_EXPORT size_t mpxguard_sweep (void);

/* For programs: see mpxguard.h.  */
size_t
mpxguard_sweep (void)
{
  mpxguard_consume ((const void *) mpxguard_sweep);
  mpxguard_init ();
  return mpxguard_sweep_space (&mpxguard_space);
}
