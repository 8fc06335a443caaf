/* Single entries of the bounds tables, and the tables themselves.

   In: slots, pointers, bounds.  Out: entries.  A table comes to be when bounds
   are first stored to its slice, is published by compare-and-swap, and stays
   with its slice for ever: code that reads and writes entries takes no lock,
   so a table's addresses must remain valid.  An unmap gives its pages back.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "table.h"

#include <sys/mman.h>

#include "bdlock.h"
#include "export.h"
#include "format.h"
#include "stats.h"
#include "sys.h"

/* One bit for each page of the directory in which an entry was ever made:
   loops over large ranges skip the others, and do not make them resident.  */
#define ENTRIES_PER_PAGE (4096 / 8)
#define N_PAGES (MPXGUARD_DIRECTORY_ENTRIES / ENTRIES_PER_PAGE)
#define BITS 64

static uint64_t page_used[N_PAGES / BITS];

/* Where bounds go that memory is too short for.  Nobody reads it: the
   directory keeps leading to the zero table.  */
static struct mpxguard_entry *sink;

/* Tables are cut from chunks of address space, so that they do not fill the
   holes that the program's unmaps leave: it would get other addresses for its
   next mappings then, and need other tables for them.  A chunk is aligned to
   its size.  */
#define CHUNK_SIZE (512UL << 20)

/* Where the next table goes; at the end of a chunk, or 0, there is none.  */
static uint64_t next_table;

/* A table that lost a race and is free.  */
static struct mpxguard_entry *spare;

/* Map SIZE bytes for tables; return an error number on failure.  */
static long
map_tables (size_t size)
{
  return mpxguard_sys_mmap (NULL, size, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
			    0);
}

/* Keep SIZE bytes of tables at ADDRESS out of core dumps, and off huge
   pages: a slice with one pointer shall not cost 2 MB.  */
static void
advise (uint64_t address, size_t size)
{
  mpxguard_sys_madvise ((void *) address, size, MADV_DONTDUMP);
  mpxguard_sys_madvise ((void *) address, size, MADV_NOHUGEPAGE);
}

/* Return a new chunk, or 0 if there is no room for it.  */
static uint64_t
map_chunk (void)
{
  long result = map_tables (2 * CHUNK_SIZE);
  uint64_t start = (uint64_t) result;
  uint64_t chunk = (start + CHUNK_SIZE - 1) & -CHUNK_SIZE;

  if (mpxguard_sys_failed (result))
    return 0;
  if (chunk > start)
    mpxguard_sys_munmap ((void *) start, chunk - start);
  mpxguard_sys_munmap ((void *) (chunk + CHUNK_SIZE),
		       start + CHUNK_SIZE - chunk);
  advise (chunk, CHUNK_SIZE);
  return chunk;
}

void *
mpxguard_table_map (uint64_t size)
{
  long result = map_tables (size);

  if (mpxguard_sys_failed (result))
    return NULL;
  advise ((uint64_t) result, size);
  return (void *) result;
}

/* Return memory for one table and its link, zeroed, or null if there is
   none.  */
static struct mpxguard_entry *
map_table (void)
{
  struct mpxguard_entry *table
    = __atomic_exchange_n (&spare, NULL, __ATOMIC_SEQ_CST);
  uint64_t next = __atomic_load_n (&next_table, __ATOMIC_SEQ_CST);
  uint64_t chunk = 0;
  uint64_t at;

  if (table)
    return table;
  do
    {
      at = next;
      if (at % CHUNK_SIZE + MPXGUARD_TABLE_MAPPED > CHUNK_SIZE || at == 0)
	{
	  at = chunk = chunk ? chunk : map_chunk ();
	  if (!chunk)
	    return mpxguard_table_map (MPXGUARD_TABLE_MAPPED);
	}
    }
  while (!__atomic_compare_exchange_n (&next_table, &next,
				       at + MPXGUARD_TABLE_MAPPED, false,
				       __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
  /* Another thread's chunk serves.  */
  if (chunk && chunk != at)
    mpxguard_sys_munmap ((void *) chunk, CHUNK_SIZE);
  return (struct mpxguard_entry *) at;
}

/* Nobody needs TABLE, which was never published.  */
static void
give_back (struct mpxguard_entry *table)
{
  table = __atomic_exchange_n (&spare, table, __ATOMIC_SEQ_CST);
  if (table)
    mpxguard_sys_munmap (table, MPXGUARD_TABLE_MAPPED);
}

/* Note that slice N has or had a table.  */
static void
mark_used (uint64_t n)
{
  uint64_t page = n / ENTRIES_PER_PAGE;

  __atomic_fetch_or (&page_used[page / BITS], 1UL << page % BITS,
		     __ATOMIC_SEQ_CST);
}

uint64_t
mpxguard_table_get_locked (uint64_t slot)
{
  uint64_t n = slot >> MPXGUARD_SLICE_SHIFT;
  uint64_t biased;
  uint64_t fresh;
  struct mpxguard_entry *table;

  if (slot >= MPXGUARD_ADDRESS_END)
    return 0;
  biased = mpxguard_directory_get (n);
  if (biased)
    return biased;
  table = map_table ();
  if (!table)
    {
      mpxguard_count (tables_refused, 1);
      return 0;
    }
  fresh = (uint64_t) table - MPXGUARD_ZERO_TABLE;
  mark_used (n);
  if (__atomic_compare_exchange_n (&MPXGUARD_DIRECTORY[n], &biased, fresh,
				   false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
    {
      mpxguard_count (tables, 1);
      return fresh;
    }
  give_back (table);
  mpxguard_count (table_races, 1);
  return biased;
}

/* Return the directory entry that leads to the sink.  Without even that much
   memory the process cannot go on.  */
static uint64_t
sink_entry (void)
{
  struct mpxguard_entry *table = __atomic_load_n (&sink, __ATOMIC_ACQUIRE);
  struct mpxguard_entry *none = NULL;

  if (!table)
    {
      table = map_table ();
      if (!table)
	mpxguard_die ("no memory for bounds tables is left.");
      if (!__atomic_compare_exchange_n (&sink, &none, table, false,
					__ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
	{
	  give_back (table);
	  table = none;
	}
    }
  return (uint64_t) table - MPXGUARD_ZERO_TABLE;
}

/* Bounds are to be stored for SLOT, whose slice has no table: make one and
   return its directory entry.  Called by generated code.  If an unmap is
   under way, this waits until it is over.  */
MPXGUARD_EXPORT uint64_t
__mpxguard_table_alloc (uint64_t slot)
{
  mpxguard_sigset old;
  uint64_t biased;

  mpxguard_init ();
  mpxguard_bd_read_lock (&old);
  biased = mpxguard_table_get_locked (slot);
  mpxguard_bd_read_unlock (&old);
  return biased ? biased : sink_entry ();
}

void
mpxguard_store (const void *slot, const void *pointer,
		struct mpxguard_bounds bounds)
{
  struct mpxguard_entry entry = mpxguard_encode ((uint64_t) pointer, bounds);
  uint64_t at = (uint64_t) slot;
  struct mpxguard_entry *e = mpxguard_entry_at (at);

  if (mpxguard_derived_p (pointer))
    return;
  if (e - mpxguard_entry_index (at) == mpxguard_table_of (0))
    {
      /* What the zero table says already needs no table.  */
      if (entry.pointer == 0 && entry.distances == 0)
	return;
      e = mpxguard_table_of (__mpxguard_table_alloc (at))
	  + mpxguard_entry_index (at);
    }
  mpxguard_entry_write (e, entry);
}

/* Called by bounds-entry.S: like __mpxguard_store_bounds.  */
void
mpxguard_store_slow (const void *slot, uint64_t pointer, uint64_t lower,
		     uint64_t upper)
{
  mpxguard_store (slot, (const void *) pointer,
		  (struct mpxguard_bounds) { lower, upper });
}

/* Return the first bit that is set in page_used from PAGE to LAST, or
   LAST + 1.  */
static uint64_t
next_used_page (uint64_t page, uint64_t last)
{
  while (page <= last)
    {
      uint64_t word = __atomic_load_n (&page_used[page / BITS],
				       __ATOMIC_RELAXED)
		      >> page % BITS;

      if (word)
	return page + (uint64_t) __builtin_ctzl (word);
      page = (page / BITS + 1) * BITS;
    }
  return last + 1;
}

uint64_t
mpxguard_next_slice (uint64_t first, uint64_t last)
{
  uint64_t n = first;

  while (n <= last)
    {
      if (n % ENTRIES_PER_PAGE == 0 || n == first)
	{
	  uint64_t page = next_used_page (n / ENTRIES_PER_PAGE,
					  last / ENTRIES_PER_PAGE);

	  if (page * ENTRIES_PER_PAGE > n)
	    n = page * ENTRIES_PER_PAGE;
	  if (n > last)
	    break;
	}
      if (mpxguard_directory_get (n))
	return n;
      n++;
    }
  return last + 1;
}

/* Out-of-line forms of the code that the plugin emits, for its calls at -Os
   and for other compilers.  SLOT holds POINTER, whose bounds are LOWER and
   UPPER.  */
MPXGUARD_EXPORT void
__mpxguard_store_bounds (const void *slot, uint64_t pointer, uint64_t lower,
			 uint64_t upper)
{
  mpxguard_store (slot, (const void *) pointer,
		  (struct mpxguard_bounds) { lower, upper });
}

/* Return the bounds of POINTER, which was found in SLOT.  */
MPXGUARD_EXPORT struct mpxguard_bounds
__mpxguard_load_bounds (const void *slot, uint64_t pointer)
{
  return mpxguard_load (slot, (const void *) pointer);
}
