/* A simulated address space for the unmap protocol, with a model of the
   kernel's side in it.

   Included by a test, together with the protocol itself, whose assertions are
   on.  The space has SLICES slices of PAGES pages; one table entry stands for
   a page, and two slices' directory entries lie in one page of the directory,
   which the kernel may evict.  mmap_sem is a lock of its own; whoever touches
   a page of the directory that is absent takes it for reading.

   The kernel's side is that of Linux 3.19 to 5.5: it makes tables when code
   stores bounds, and frees them in munmap, where it holds mmap_sem for writing
   and therefore cannot fault a page of the directory in: then it leaves the
   tables behind.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define MPXGUARD_DEBUG 1
#include "../../runtime/bdlock.c"
#include "../../runtime/protocol.c"
#include "../../runtime/protocol-move.c"
#include "../../runtime/protocol-bare.c"

#include <errno.h>
#include <pthread.h>

#define SLICES 8
#define PAGES 16
#define PAGE_SIZE (MPXGUARD_SLICE_SIZE / PAGES)
#define SLOTS_PER_PAGE (PAGE_SIZE / 8)
#define TABLES 64

struct simulated_table
{
  bool used;
  bool published;
  bool marked;
  uint64_t entry[PAGES];	/* 0: it says nothing.  */
};

static struct simulated
{
  struct mpx_space space;	/* Must be first.  */
  struct mpxguard_bd_sem bd_sem;
  pthread_rwlock_t mmap_sem;
  bool kernel_knows;		/* It has the prctl.  */
  bool kernel_manages;
  bool mapped[SLICES * PAGES];
  uint64_t directory[SLICES];	/* Number of the table + 1, or 0.  */
  bool present[SLICES / 2];
  struct simulated_table table[TABLES];
  struct mpx_note note[SLICES];
  bool short_of_memory;
} sim;

/* How often mmap_sem was taken for reading and for writing inside bd_sem free,
   held for reading and for writing.  */
static unsigned nesting[3][2];

/* How this thread holds mmap_sem: 0, 'r', or 'w'.  */
static __thread char holds_mmap_sem;

static void
take_mmap_sem (char how)
{
  CHECK (!holds_mmap_sem);
  if (how == 'r')
    pthread_rwlock_rdlock (&sim.mmap_sem);
  else
    pthread_rwlock_wrlock (&sim.mmap_sem);
  holds_mmap_sem = how;
  __atomic_add_fetch (&nesting[mpxguard_rank][how == 'w'], 1,
		      __ATOMIC_SEQ_CST);
}

static void
drop_mmap_sem (void)
{
  holds_mmap_sem = 0;
  pthread_rwlock_unlock (&sim.mmap_sem);
}

/* The program or the runtime touches the directory entry of slice N.  */
static void
touch (uint64_t n)
{
  if (__atomic_load_n (&sim.present[n / 2], __ATOMIC_SEQ_CST))
    return;
  take_mmap_sem ('r');
  __atomic_store_n (&sim.present[n / 2], true, __ATOMIC_SEQ_CST);
  drop_mmap_sem ();
}

static uint64_t
sim_get (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  touch (n);
  return __atomic_load_n (&sim.directory[n], __ATOMIC_SEQ_CST);
}

static void
sim_invalidate (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  touch (n);
  CHECK (!sim.kernel_manages);
  __atomic_store_n (&sim.directory[n], 0, __ATOMIC_SEQ_CST);
}

static uint64_t
sim_publish (struct mpx_space *space __attribute__ ((unused)), uint64_t n,
	     uint64_t entry)
{
  uint64_t found = 0;

  touch (n);
  if (__atomic_compare_exchange_n (&sim.directory[n], &found, entry, false,
				   __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
    sim.table[entry - 1].published = true;
  return found;
}

static uint64_t
sim_next (struct mpx_space *space, uint64_t first, uint64_t last)
{
  for (uint64_t n = first; n <= last; n++)
    if (sim_get (space, n))
      return n;
  return last + 1;
}

/* Return a directory entry for a new table, 0 if there is none.  The caller
   holds mmap_sem for writing.  */
static uint64_t
new_table (void)
{
  for (unsigned i = 0; i < TABLES && !sim.short_of_memory; i++)
    if (!sim.table[i].used)
      {
	memset (&sim.table[i], 0, sizeof sim.table[i]);
	sim.table[i].used = true;
	return i + 1;
      }
  return 0;
}

/* Free the table of ENTRY, which no directory entry may lead to.  */
static void
free_table (uint64_t entry)
{
  struct simulated_table *table = &sim.table[entry - 1];

  for (unsigned n = 0; n < SLICES; n++)
    CHECK (__atomic_load_n (&sim.directory[n], __ATOMIC_SEQ_CST) != entry);
  CHECK (table->used);
  memset (table, 0, sizeof *table);
}

static uint64_t
sim_make_table (struct mpx_space *space __attribute__ ((unused)),
		uint64_t n __attribute__ ((unused)))
{
  uint64_t entry;

  take_mmap_sem ('w');
  entry = new_table ();
  drop_mmap_sem ();
  return entry;
}

static void
sim_drop_table (struct mpx_space *space __attribute__ ((unused)),
		uint64_t n __attribute__ ((unused)), uint64_t entry)
{
  take_mmap_sem ('w');
  CHECK (!sim.table[entry - 1].published);
  free_table (entry);
  drop_mmap_sem ();
}

static void
sim_empty (struct mpx_space *space __attribute__ ((unused)),
	   const struct mpx_note *note)
{
  take_mmap_sem ('w');
  for (; note; note = note->next)
    if (sim.kernel_manages)
      {
	memset (sim.table[note->entry - 1].entry, 0,
		sizeof sim.table[0].entry);
	sim.table[note->entry - 1].marked = false;
      }
    else
      free_table (note->entry);
  drop_mmap_sem ();
}

static uint64_t
sim_take (struct mpx_space *space __attribute__ ((unused)), uint64_t entry,
	  uint64_t slot, uint64_t count, struct mpx_log *log)
{
  uint64_t *e = sim.table[entry - 1].entry;
  uint64_t first = slot % MPXGUARD_SLICE_SIZE / PAGE_SIZE;
  uint64_t found = 0;

  CHECK (slot % PAGE_SIZE == 0 && count % SLOTS_PER_PAGE == 0);
  for (uint64_t i = first; i < first + count / SLOTS_PER_PAGE; i++)
    if (e[i])
      {
	if (log)
	  log->room[log->count++]
	    = (struct mpx_kept) { slot + (i - first) * PAGE_SIZE, { e[i] } };
	e[i] = 0;
	found++;
      }
  return found;
}

static void
sim_put (struct mpx_space *space __attribute__ ((unused)), uint64_t entry,
	 uint64_t slot, const struct mpx_kept *kept)
{
  sim.table[entry - 1].entry[slot % MPXGUARD_SLICE_SIZE / PAGE_SIZE]
    = kept->word[0];
}

static struct mpx_note *
sim_note (struct mpx_space *space __attribute__ ((unused)), uint64_t n)
{
  return sim.short_of_memory ? NULL : &sim.note[n];
}

static void *
sim_make_room (struct mpx_space *space __attribute__ ((unused)),
	       uint64_t size)
{
  return sim.short_of_memory ? NULL : calloc (1, size);
}

static void
sim_release_room (struct mpx_space *space __attribute__ ((unused)),
		  void *room __attribute__ ((unused)),
		  uint64_t size __attribute__ ((unused)))
{
}

static uint64_t
sim_find_memory (struct mpx_space *space __attribute__ ((unused)),
		 uint64_t from, uint64_t to)
{
  take_mmap_sem ('r');
  while (from < to && !sim.mapped[from / PAGE_SIZE])
    from += PAGE;
  drop_mmap_sem ();
  return from;
}

static void
sim_mark (struct mpx_space *space __attribute__ ((unused)), uint64_t entry)
{
  __atomic_store_n (&sim.table[entry - 1].marked, true, __ATOMIC_SEQ_CST);
}

static bool
sim_is_marked (struct mpx_space *space __attribute__ ((unused)),
	       uint64_t entry)
{
  return __atomic_load_n (&sim.table[entry - 1].marked, __ATOMIC_SEQ_CST);
}

static long
sim_control (struct mpx_space *space __attribute__ ((unused)), bool enable)
{
  if (!sim.kernel_knows)
    return -EINVAL;
  sim.kernel_manages = enable;
  return 0;
}

static const struct mpx_space_operations sim_operations
  = { .get = sim_get,
      .invalidate = sim_invalidate,
      .publish = sim_publish,
      .next = sim_next,
      .make_table = sim_make_table,
      .drop_table = sim_drop_table,
      .empty = sim_empty,
      .take = sim_take,
      .put = sim_put,
      .note = sim_note,
      .make_room = sim_make_room,
      .release_room = sim_release_room,
      .find_memory = sim_find_memory,
      .mark = sim_mark,
      .is_marked = sim_is_marked,
      .control = sim_control };

/* Begin anew, with a kernel that knows MPX or not.  */
static void
sim_start (bool kernel_knows)
{
  free (sim.space.forgotten.room);
  free (sim.space.moving.room);
  memset (&sim, 0, sizeof sim);
  pthread_rwlock_init (&sim.mmap_sem, NULL);
  sim.kernel_knows = kernel_knows;
  sim.space.operations = &sim_operations;
  sim.space.bd_sem = &sim.bd_sem;
  sim.space.slices = SLICES;
}

/* The kernel.  */

static void
kernel_map (unsigned page, unsigned count)
{
  take_mmap_sem ('w');
  for (unsigned i = page; i < page + count; i++)
    sim.mapped[i] = true;
  drop_mmap_sem ();
}

/* True if a page of slice N is mapped.  */
static bool
slice_mapped (unsigned n)
{
  for (unsigned i = n * PAGES; i < (n + 1) * PAGES; i++)
    if (sim.mapped[i])
      return true;
  return false;
}

/* What munmap does about the table of slice N, of whose pages FIRST to LAST
   went away.  mmap_sem is held for writing.  */
static void
kernel_frees (unsigned n, unsigned first, unsigned last)
{
  uint64_t entry = __atomic_load_n (&sim.directory[n], __ATOMIC_SEQ_CST);

  /* It cannot fault here.  */
  if (!__atomic_load_n (&sim.present[n / 2], __ATOMIC_SEQ_CST) || !entry)
    return;
  if (slice_mapped (n))
    {
      for (unsigned i = first; i <= last; i++)
	if (i / PAGES == n)
	  sim.table[entry - 1].entry[i % PAGES] = 0;
      return;
    }
  __atomic_store_n (&sim.directory[n], 0, __ATOMIC_SEQ_CST);
  free_table (entry);
}

static void
kernel_unmap (unsigned page, unsigned count)
{
  take_mmap_sem ('w');
  for (unsigned i = page; i < page + count; i++)
    sim.mapped[i] = false;
  if (sim.kernel_manages)
    for (unsigned n = page / PAGES; n <= (page + count - 1) / PAGES; n++)
      kernel_frees (n, page, page + count - 1);
  drop_mmap_sem ();
}

/* The processor traps: slice N has no table.  Return the directory entry.  */
static uint64_t
kernel_makes_table (unsigned n)
{
  uint64_t found = 0;
  uint64_t entry;

  take_mmap_sem ('w');
  entry = new_table ();
  drop_mmap_sem ();
  touch (n);
  if (!entry
      || __atomic_compare_exchange_n (&sim.directory[n], &found, entry, false,
				      __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
    return entry;
  take_mmap_sem ('w');
  free_table (entry);
  drop_mmap_sem ();
  return found;
}

static void
kernel_evicts (unsigned n)
{
  take_mmap_sem ('w');
  __atomic_store_n (&sim.present[n / 2], false, __ATOMIC_SEQ_CST);
  drop_mmap_sem ();
}

/* The program.  */

/* Store bounds, of which VALUE stands for, in PAGE.  Return false if there is
   no table to be had.  */
static bool
program_stores (unsigned page, uint64_t value)
{
  uint64_t entry = sim_get (&sim.space, page / PAGES);

  if (!entry)
    entry = sim.kernel_manages ? kernel_makes_table (page / PAGES)
			       : mpx_allocate_entry (&sim.space, page / PAGES);
  if (entry)
    __atomic_store_n (&sim.table[entry - 1].entry[page % PAGES], value,
		      __ATOMIC_SEQ_CST);
  return entry != 0;
}

/* Return the bounds that are stored in PAGE, 0 if there are none.  */
static uint64_t
program_loads (unsigned page)
{
  uint64_t entry = sim_get (&sim.space, page / PAGES);

  return entry ? __atomic_load_n (&sim.table[entry - 1].entry[page % PAGES],
				  __ATOMIC_SEQ_CST)
	       : 0;
}

/* munmap as the runtime makes it.  */
static void
program_unmaps (unsigned page, unsigned count)
{
  mpx_pre_unmap (&sim.space, page * PAGE_SIZE, count * PAGE_SIZE);
  kernel_unmap (page, count);
  mpx_post_unmap (&sim.space);
}

/* Return how many tables there are.  */
static unsigned
tables_used (void)
{
  unsigned n = 0;

  for (unsigned i = 0; i < TABLES; i++)
    n += sim.table[i].used;
  return n;
}
