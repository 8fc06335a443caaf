/* Memory for tables, and which table is whose: see table-memory.h.

   In: slices that need a table.  Out: its memory.  Callers hold bd_sem, most
   of them for reading only: what is shared is changed by compare-and-swap.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "table-memory.h"

#include <sys/mman.h>

#include "sys.h"

/* Linux 5.18.  */
#ifndef MADV_DONTNEED_LOCKED
#define MADV_DONTNEED_LOCKED 24
#endif

#define GROUPS (MPXGUARD_DIRECTORY_ENTRIES / MPXGUARD_TABLE_GROUP)
#define BITS 64

/* What a slice has.  */
struct home
{
  uint64_t table;		/* 0 before it has one.  */
  struct mpx_note note;
};

/* The homes of each group, null where no slice ever had a table; and one bit
   for each group that has some.  The array is made when it is first needed: with
   it this library would be large enough for the kernel to place it at a multiple
   of a huge page, and the C library behind it such that each process maps more of
   that.  */
static struct home **homes;
static uint64_t group_used[GROUPS / BITS];

/* Tables are cut from chunks of address space, so that they do not fill the
   holes that the program's unmaps leave: it would get other addresses for its
   next mappings then, and need other tables for them.  A chunk is aligned to
   its size; its first table is left out, so that a multiple of the size is
   the end of a chunk.  */
#define CHUNK_SIZE (512UL << 20)

/* Where the next table goes; at the end of a chunk, or 0, there is none.  */
static uint64_t next_table;

/* A table that lost a race and is free.  */
static uint64_t spare;

/* Map SIZE bytes for tables with PROTECTION; return an error number on
   failure.  */
static long
map_tables (uint64_t size, int protection)
{
  return mpxguard_sys_mmap (NULL, size, protection,
			    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
			    0);
}

/* Keep SIZE bytes of tables at ADDRESS out of core dumps, and off huge
   pages: a slice with one pointer shall not cost 2 MB.  */
static void
advise (uint64_t address, uint64_t size)
{
  mpxguard_sys_madvise ((void *) address, size, MADV_DONTDUMP);
  mpxguard_sys_madvise ((void *) address, size, MADV_NOHUGEPAGE);
}

/* Return a new chunk, or 0 if there is no room for it.  Its tables become usable
   one by one, so that no memory is promised that is not wanted.  */
static uint64_t
map_chunk (void)
{
  long result = map_tables (2 * CHUNK_SIZE, PROT_NONE);
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
  long result = map_tables (size, PROT_READ | PROT_WRITE);

  if (mpxguard_sys_failed (result))
    return NULL;
  advise ((uint64_t) result, size);
  return (void *) result;
}

/* Return SIZE bytes for one table, zeroed, or 0.  */
static uint64_t
cut_table (uint64_t size)
{
  uint64_t at = __atomic_exchange_n (&spare, 0, __ATOMIC_SEQ_CST);
  uint64_t next = __atomic_load_n (&next_table, __ATOMIC_SEQ_CST);
  uint64_t chunk = 0;

  if (at)
    return at;
  do
    {
      at = next;
      if (at % CHUNK_SIZE == 0)
	{
	  chunk = chunk ? chunk : map_chunk ();
	  if (!chunk)
	    return (uint64_t) mpxguard_table_map (size);
	  at = chunk + size;
	}
    }
  while (!__atomic_compare_exchange_n (&next_table, &next, at + size, false,
				       __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
  /* Another thread's chunk serves.  */
  if (chunk && chunk + size != at)
    mpxguard_sys_munmap ((void *) chunk, CHUNK_SIZE);
  if (mpxguard_sys_failed (mpxguard_sys_mprotect ((void *) at, size,
						  PROT_READ | PROT_WRITE)))
    return 0;
  return at;
}

/* Return what PLACE points to: SIZE bytes, mapped if it is null.  Return null if
   memory is short.  */
static void *
make (void **place, size_t size)
{
  void *found = __atomic_load_n (place, __ATOMIC_ACQUIRE);
  void *fresh;

  if (found)
    return found;
  fresh = mpxguard_table_map (size);
  if (!fresh)
    return NULL;
  if (__atomic_compare_exchange_n (place, &found, fresh, false,
				   __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
    return fresh;
  mpxguard_sys_munmap (fresh, size);
  return found;
}

/* Return the home of slice N, null if memory is short.  */
static struct home *
make_home (uint64_t n)
{
  uint64_t group = n / MPXGUARD_TABLE_GROUP;
  struct home **groups = make ((void **) &homes, GROUPS * sizeof *groups);
  struct home *home;

  if (!groups)
    return NULL;
  home = __atomic_load_n (&groups[group], __ATOMIC_ACQUIRE);
  if (!home)
    {
      home = make ((void **) &groups[group],
		   MPXGUARD_TABLE_GROUP * sizeof *home);
      if (!home)
	return NULL;
      __atomic_fetch_or (&group_used[group / BITS], 1UL << group % BITS,
			 __ATOMIC_SEQ_CST);
    }
  return home + n % MPXGUARD_TABLE_GROUP;
}

/* Return the home of slice N, null if it has none.  */
static struct home *
find_home (uint64_t n)
{
  struct home **groups = __atomic_load_n (&homes, __ATOMIC_ACQUIRE);
  struct home *home = NULL;

  if (groups)
    home = __atomic_load_n (&groups[n / MPXGUARD_TABLE_GROUP],
			    __ATOMIC_ACQUIRE);
  return home ? home + n % MPXGUARD_TABLE_GROUP : NULL;
}

uint64_t
mpxguard_table_take (uint64_t n, uint64_t size)
{
  struct home *home = make_home (n);
  uint64_t table;

  if (!home)
    return 0;
  table = __atomic_load_n (&home->table, __ATOMIC_ACQUIRE);
  return table ? table : cut_table (size);
}

void
mpxguard_table_keep (uint64_t n, uint64_t table)
{
  __atomic_store_n (&find_home (n)->table, table, __ATOMIC_RELEASE);
}

void
mpxguard_table_drop (uint64_t n, uint64_t table, uint64_t size)
{
  if (table == __atomic_load_n (&find_home (n)->table, __ATOMIC_ACQUIRE))
    return;
  table = __atomic_exchange_n (&spare, table, __ATOMIC_SEQ_CST);
  if (table)
    mpxguard_sys_munmap ((void *) table, size);
}

bool
mpxguard_table_release (uint64_t address, uint64_t size)
{
  /* The first fails where mlockall locked the pages.  */
  return !mpxguard_sys_failed (mpxguard_sys_madvise ((void *) address, size,
						     MADV_DONTNEED))
	 || !mpxguard_sys_failed (mpxguard_sys_madvise ((void *) address, size,
							MADV_DONTNEED_LOCKED));
}

uint64_t
mpxguard_table_resident (uint64_t address, uint64_t size)
{
  unsigned char in_core[1024];
  uint64_t bytes = 0;

  if (size / 4096 > sizeof in_core
      || mpxguard_sys_failed (mpxguard_syscall (SYS_mincore, (long) address,
						(long) size, (long) in_core, 0,
						0, 0)))
    return 0;
  for (uint64_t i = 0; i < size / 4096; i++)
    bytes += (in_core[i] & 1) * 4096UL;
  return bytes;
}

struct mpx_note *
mpxguard_table_note (uint64_t n)
{
  struct home *home = find_home (n);

  return home ? &home->note : NULL;
}

struct mpx_note *
mpxguard_table_make_note (uint64_t n)
{
  struct home *home = make_home (n);

  return home ? &home->note : NULL;
}

uint64_t
mpxguard_table_next (uint64_t first, uint64_t last)
{
  uint64_t group = first / MPXGUARD_TABLE_GROUP;
  uint64_t last_group = last / MPXGUARD_TABLE_GROUP;
  uint64_t n;

  while (group <= last_group)
    {
      uint64_t word = __atomic_load_n (&group_used[group / BITS],
				       __ATOMIC_RELAXED)
		      >> group % BITS;

      if (word)
	{
	  group += (uint64_t) __builtin_ctzl (word);
	  n = group * MPXGUARD_TABLE_GROUP;
	  return n <= first ? first : n <= last ? n : last + 1;
	}
      group = (group / BITS + 1) * BITS;
    }
  return last + 1;
}
