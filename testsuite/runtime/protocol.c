/* The unmap protocol in a simulated address space, with its assertions on:
   managed by the runtime and by a model of the kernel; whole slices and
   parts; calls that fail; memory that moves; memory that is short; a fork in
   the middle; threads at random with an oracle; the ranks of locks.

   MPXGUARD_TEST_SEED and MPXGUARD_TEST_SECONDS in the environment choose other
   random numbers and a longer time.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "unit.h"

#include <time.h>

#include "simulated.inc.c"

#define AT(PAGE) ((PAGE) * PAGE_SIZE)

/* Map COUNT pages from PAGE on and store their numbers + 1.  */
static void
fill (unsigned page, unsigned count)
{
  kernel_map (page, count);
  for (unsigned i = page; i < page + count; i++)
    CHECK (program_stores (i, i + 1));
}

/* Check that COUNT pages from PAGE on hold what fill put there, or nothing.  */
static void
check_pages (unsigned page, unsigned count, bool expected)
{
  for (unsigned i = page; i < page + count; i++)
    CHECK (program_loads (i) == (expected ? i + 1 : 0));
}

static void
start_runtime (void)
{
  sim_start (false);
  CHECK (mpx_enable_management (&sim.space, MPX_RUNTIME) == MPX_RUNTIME);
}

static void
start_kernel (void)
{
  sim_start (true);
  CHECK (mpx_enable_management (&sim.space, MPX_KERNEL) == MPX_KERNEL);
}

static void
check_runtime (void)
{
  start_runtime ();
  fill (0, 4 * PAGES);
  CHECK (tables_used () == 4 && sim.space.counts.live == 4);
  program_unmaps (PAGES / 2, 2 * PAGES);
  check_pages (0, PAGES / 2, true);
  check_pages (PAGES / 2, 2 * PAGES, false);
  check_pages (2 * PAGES + PAGES / 2, PAGES + PAGES / 2, true);
  CHECK (tables_used () == 3 && sim.space.counts.live == 3
	 && sim.space.counts.peak == 4 && sim.space.counts.freed == 1
	 && sim.space.counts.zapped == PAGES);
  /* To the end and beyond, and nonsense.  */
  mpx_pre_unmap (&sim.space, AT (3 * PAGES), -1UL);
  mpx_post_unmap (&sim.space);
  mpx_pre_unmap (&sim.space, AT (SLICES * PAGES), AT (1));
  mpx_post_unmap (&sim.space);
  mpx_pre_unmap (&sim.space, 0, 0);
  mpx_post_unmap (&sim.space);
  check_pages (3 * PAGES, PAGES, false);
  check_pages (0, PAGES / 2, true);
  CHECK (mpx_nothing_there (&sim.space, AT (3 * PAGES), AT (5 * PAGES)));
  CHECK (!mpx_nothing_there (&sim.space, AT (2 * PAGES), AT (1)));
  CHECK (mpx_allocate_entry (&sim.space, SLICES) == 0);
}

/* The real call fails: nothing is lost.  */
static void
check_failure (void)
{
  start_runtime ();
  fill (0, 4 * PAGES);
  mpx_pre_unmap (&sim.space, AT (PAGES / 2), AT (2 * PAGES));
  check_pages (PAGES / 2, 2 * PAGES, false);
  mpx_cancel_unmap (&sim.space);
  mpx_post_unmap (&sim.space);
  check_pages (0, 4 * PAGES, true);
  CHECK (sim.space.counts.live == 4 && sim.space.counts.freed == 0
	 && sim.space.counts.cancelled == 1 && tables_used () == 4);
}

/* Check that COUNT pages from PAGE on hold what was put AWAY pages before
   them.  */
static void
check_moved (unsigned page, unsigned count, unsigned away)
{
  for (unsigned i = page; i < page + count; i++)
    CHECK (program_loads (i) == i - away + 1);
}

static void
check_moves (void)
{
  /* By a number of pages that is not one of slices.  */
  start_runtime ();
  fill (2, 3 * PAGES);
  mpx_begin_unmap (&sim.space);
  mpx_move_out (&sim.space, AT (2), AT (3 * PAGES));
  check_pages (0, SLICES * PAGES, false);
  mpx_move_in (&sim.space, AT (4 * PAGES + 5), AT (2), AT (3 * PAGES));
  mpx_post_unmap (&sim.space);
  check_pages (0, 4 * PAGES, false);
  check_moved (4 * PAGES + 5, 3 * PAGES, 4 * PAGES + 3);
  CHECK (tables_used () == 4 + 2 && sim.space.counts.live == 4 + 2);
  /* It stays where it is, and loses its end.  */
  start_runtime ();
  fill (0, 3 * PAGES);
  mpx_begin_unmap (&sim.space);
  mpx_move_out (&sim.space, 0, AT (3 * PAGES));
  mpx_move_in (&sim.space, 0, 0, AT (3 * PAGES));
  mpx_post_unmap (&sim.space);
  check_pages (0, 3 * PAGES, true);
  /* It cannot move.  */
  mpx_begin_unmap (&sim.space);
  mpx_unmap_range (&sim.space, AT (5 * PAGES), AT (3 * PAGES));
  mpx_move_out (&sim.space, AT (1), AT (3 * PAGES - 2));
  mpx_cancel_unmap (&sim.space);
  mpx_post_unmap (&sim.space);
  check_pages (0, 3 * PAGES, true);
  CHECK (tables_used () == 3 && sim.space.counts.live == 3);
}

/* Without the runtime's help the kernel leaves tables behind.  */
static void
check_kernel_alone (void)
{
  start_kernel ();
  fill (0, 2 * PAGES);
  kernel_unmap (0, PAGES);
  CHECK (tables_used () == 1);
  kernel_evicts (1);
  kernel_unmap (PAGES, PAGES);
  CHECK (tables_used () == 1);
  kernel_map (PAGES, PAGES);
  check_pages (PAGES, PAGES, true);
}

/* With it nothing is left, and nothing is stale.  */
static void
check_kernel_helped (void)
{
  start_kernel ();
  fill (0, 2 * PAGES);
  kernel_evicts (0);
  program_unmaps (0, PAGES);
  kernel_evicts (1);
  program_unmaps (PAGES, PAGES);
  CHECK (tables_used () == 0 && sim.space.counts.left == 0);
  /* A part.  */
  fill (0, PAGES);
  kernel_evicts (0);
  program_unmaps (3, 4);
  check_pages (3, 4, false);
  check_pages (7, PAGES - 7, true);
  /* The page goes away once more at the last moment: what the kernel leaves
     is counted and says nothing.  */
  mpx_pre_unmap (&sim.space, 0, AT (PAGES));
  kernel_evicts (0);
  kernel_unmap (0, PAGES);
  mpx_post_unmap (&sim.space);
  CHECK (sim.space.counts.left == 1);
  check_pages (0, PAGES, false);
  /* A table of a new mapping is not left behind, though it may be the old
     one's memory.  */
  start_kernel ();
  fill (0, PAGES);
  mpx_pre_unmap (&sim.space, 0, AT (PAGES));
  kernel_unmap (0, PAGES);
  fill (0, PAGES);
  mpx_post_unmap (&sim.space);
  check_pages (0, PAGES, true);
  /* A call that fails.  */
  mpx_pre_unmap (&sim.space, 0, AT (PAGES));
  mpx_cancel_unmap (&sim.space);
  mpx_post_unmap (&sim.space);
  check_pages (0, PAGES, true);
  CHECK (sim.space.counts.left == 0);
}

static void
check_management (void)
{
  sim_start (false);
  CHECK (mpx_enable_management (&sim.space, MPX_KERNEL) == MPX_NOBODY);
  CHECK (mpx_enable_management (&sim.space, MPX_NOBODY) == MPX_RUNTIME);
  fill (0, PAGES);
  mpx_disable_management (&sim.space);
  check_pages (0, PAGES, false);
  CHECK (tables_used () == 0 && !program_stores (0, 1));
  program_unmaps (0, PAGES);
  sim_start (true);
  CHECK (mpx_enable_management (&sim.space, MPX_NOBODY) == MPX_KERNEL
	 && sim.kernel_manages);
  mpx_disable_management (&sim.space);
  CHECK (!sim.kernel_manages);
  CHECK (mpx_enable_management (&sim.space, MPX_RUNTIME) == MPX_RUNTIME
	 && !sim.kernel_manages);
}

/* Short of memory, bounds may get lost, and nothing else happens.  */
static void
check_shortage (void)
{
  start_runtime ();
  fill (0, PAGES);
  sim.short_of_memory = true;
  CHECK (!program_stores (PAGES, 1) && sim.space.counts.refused == 1);
  mpx_pre_unmap (&sim.space, 0, AT (PAGES));
  mpx_cancel_unmap (&sim.space);
  mpx_post_unmap (&sim.space);
  check_pages (0, PAGES, false);
  sim.short_of_memory = false;
  fill (0, PAGES);
  sim.short_of_memory = true;
  mpx_pre_unmap (&sim.space, AT (1), AT (2));
  mpx_cancel_unmap (&sim.space);
  mpx_post_unmap (&sim.space);
  check_pages (1, 2, false);
  check_pages (3, PAGES - 3, true);
}

/* The child of a fork finds an unmap begun by a thread that it does not
   have: it ends it when it first needs the lock.  */
static void
check_fork (void)
{
  start_runtime ();
  fill (0, 3 * PAGES);
  mpx_begin_unmap (&sim.space);
  mpx_unmap_range (&sim.space, 0, AT (PAGES));
  mpx_move_out (&sim.space, AT (PAGES), AT (PAGES + 2));
  memset (&sim.bd_sem, 0, sizeof sim.bd_sem);
  mpxguard_rank_set (MPXGUARD_BD_FREE);
  CHECK (program_stores (0, 1));
  CHECK (sim.space.counts.recovered == 1 && program_loads (0) == 1);
  check_pages (1, 2 * PAGES + 1, false);
  check_pages (2 * PAGES + 2, PAGES - 2, true);
  CHECK (tables_used () == 2 && sim.space.counts.live == 2);
}

static bool facts_copied;

static void
copy_facts (void *data)
{
  CHECK (data == &sim && mpxguard_rank == MPXGUARD_BD_READ);
  touch (0);
  __atomic_store_n (&facts_copied, true, __ATOMIC_SEQ_CST);
}

static void
check_report (void)
{
  start_runtime ();
  mpx_report (&sim.space, copy_facts, &sim);
  CHECK (facts_copied && mpxguard_rank == MPXGUARD_BD_FREE);
}

/* Threads at random.  */

#define THREADS 4

static uint64_t seed = 1;
static unsigned seconds = 1;
static int stop;
static int owner[SLICES * PAGES];	/* Thread + 1.  */

static uint64_t
next_random (uint64_t *state)
{
  *state = *state * 6364136223846793005UL + 1442695040888963407UL;
  return *state >> 33;
}

/* Try to get COUNT free pages from PAGE on for thread ME; as mmap, which hands
   out what was unmapped, at once.  */
static bool
get_pages (unsigned page, unsigned count, int me)
{
  bool free = true;

  take_mmap_sem ('w');
  for (unsigned i = page; i < page + count; i++)
    free = free && !sim.mapped[i];
  for (unsigned i = page; free && i < page + count; i++)
    {
      sim.mapped[i] = true;
      __atomic_store_n (&owner[i], me, __ATOMIC_SEQ_CST);
    }
  drop_mmap_sem ();
  return free;
}

/* Return the bounds in PAGE.  While another thread looks whether a slice has
   memory at all there may seem to be none.  */
static uint64_t
loads_at_last (unsigned page)
{
  uint64_t value = program_loads (page);

  if (value != 0)
    return value;
  mpx_report (&sim.space, copy_facts, &sim);
  return program_loads (page);
}

static void *
act_at_random (void *argument)
{
  int me = (int) (intptr_t) argument;
  uint64_t state = seed * 1000 + (uint64_t) me;
  uint64_t held[SLICES * PAGES] = { 0 };
  uint64_t value = (uint64_t) me << 32;

  while (!__atomic_load_n (&stop, __ATOMIC_SEQ_CST))
    {
      unsigned page = (unsigned) (next_random (&state) % (SLICES * PAGES));
      unsigned most = (unsigned) (SLICES * PAGES - page);
      unsigned count = 1 + (unsigned) (next_random (&state) % (2 * PAGES));

      count = count < most ? count : most;
      if (get_pages (page, count, me))
	for (unsigned i = page; i < page + count; i++)
	  {
	    CHECK (program_loads (i) == 0);
	    held[i] = 0;
	  }
      for (unsigned i = page; i < page + count; i++)
	if (__atomic_load_n (&owner[i], __ATOMIC_SEQ_CST) == me)
	  {
	    CHECK (loads_at_last (i) == held[i]);
	    held[i] = ++value;
	    CHECK (program_stores (i, value));
	  }
      for (count = 0; page + count < SLICES * PAGES
		      && __atomic_load_n (&owner[page + count],
					  __ATOMIC_SEQ_CST)
			   == me;
	   count++)
	__atomic_store_n (&owner[page + count], 0, __ATOMIC_SEQ_CST);
      if (count > 0 && next_random (&state) % 8 == 0)
	{
	  mpx_pre_unmap (&sim.space, AT (page), AT (count));
	  mpx_cancel_unmap (&sim.space);
	  mpx_post_unmap (&sim.space);
	  for (unsigned i = page; i < page + count; i++)
	    CHECK (loads_at_last (i) == held[i]);
	}
      if (count > 0)
	program_unmaps (page, count);
      mpx_report (&sim.space, copy_facts, &sim);
    }
  return NULL;
}

/* Let threads run, and the kernel evict pages; then nothing is left.  */
static void
check_threads (void)
{
  pthread_t thread[THREADS];
  uint64_t state = seed;

  memset (owner, 0, sizeof owner);
  __atomic_store_n (&stop, 0, __ATOMIC_SEQ_CST);
  for (int i = 0; i < THREADS; i++)
    CHECK (pthread_create (&thread[i], NULL, act_at_random,
			   (void *) (intptr_t) (i + 1))
	   == 0);
  for (time_t end = time (NULL) + seconds + 1; time (NULL) < end;)
    {
      usleep (100);
      if (!sim.kernel_manages)
	kernel_evicts ((unsigned) (next_random (&state) % SLICES));
    }
  __atomic_store_n (&stop, 1, __ATOMIC_SEQ_CST);
  for (int i = 0; i < THREADS; i++)
    pthread_join (thread[i], NULL);
  program_unmaps (0, SLICES * PAGES);
  CHECK (tables_used () == 0);
  CHECK (sim.space.counts.allocated
	 == sim.space.counts.freed + sim.space.counts.live);
}

static void
take_twice (void)
{
  mpxguard_sigset old;

  mpxguard_bd_read_lock (&sim.bd_sem, &old);
  mpxguard_bd_read_lock (&sim.bd_sem, &old);
}

static void
remove_as_reader (void)
{
  mpxguard_sigset old;

  mpxguard_bd_read_lock (&sim.bd_sem, &old);
  mpx_unmap_range (&sim.space, 0, AT (1));
}

static void
allocate_unlocked (void)
{
  mpx_allocate_entry_locked (&sim.space, 0);
}

/* The assertions see who breaks the rules.  */
static void
check_ranks (void)
{
  void (*const wrong[]) (void)
    = { take_twice, remove_as_reader, allocate_unlocked };
  char output[1000];

  start_runtime ();
  for (unsigned i = 0; i < 3; i++)
    {
      CHECK (run_child (wrong[i], output, sizeof output) != 0);
      CHECK (strstr (output, "internal error: "));
    }
}

int
main (void)
{
  if (getenv ("MPXGUARD_TEST_SEED"))
    seed = strtoul (getenv ("MPXGUARD_TEST_SEED"), NULL, 0);
  if (getenv ("MPXGUARD_TEST_SECONDS"))
    seconds = (unsigned) atoi (getenv ("MPXGUARD_TEST_SECONDS"));
  printf ("seed %lu, %u seconds\n", (unsigned long) seed, seconds);
  fflush (stdout);
  mpxguard_init ();
  check_runtime ();
  check_failure ();
  check_moves ();
  check_kernel_alone ();
  check_kernel_helped ();
  check_management ();
  check_shortage ();
  check_fork ();
  check_report ();
  check_ranks ();
  memset (nesting, 0, sizeof nesting);
  start_runtime ();
  check_threads ();
  /* The four legal nestings, all of them.  */
  CHECK (nesting[MPXGUARD_BD_READ][0] > 0 && nesting[MPXGUARD_BD_READ][1] > 0
	 && nesting[MPXGUARD_BD_WRITE][0] > 0
	 && nesting[MPXGUARD_BD_WRITE][1] > 0);
  start_kernel ();
  check_threads ();
  return 0;
}
