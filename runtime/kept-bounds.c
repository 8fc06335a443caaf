/* The table of bounds that are kept for ever; bounds-entry.S fills it.

   In: nothing.  Out: the table's memory, of which only what is used is ever
   resident: near objects have their pairs near each other.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE

#include "kept-bounds.h"

#include <link.h>
#include <sys/mman.h>

#include "sys.h"
#include "table.h"

/* The number of pairs, a power of two: usually, where that is too much, and
   before the table is mapped.  */
#define PAIRS (1UL << 24)
#define FEW_PAIRS (1UL << 16)
#define FIRST_PAIRS (1UL << 8)

static uint64_t first_pairs[FIRST_PAIRS][2];

/* For bounds-entry.S: the table, and the number of its pairs less 1.  */
uint64_t *mpxguard_kept_bounds __attribute__ ((visibility ("hidden")))
  = first_pairs[0];
uint64_t mpxguard_kept_mask __attribute__ ((visibility ("hidden")))
  = FIRST_PAIRS - 1;

/* For bounds-entry.S: which pieces of the table are writable, one byte each.  The
   first one always is.  What is not has not been promised to the process, which
   counts where vm.overcommit_memory is 2.  */
static uint8_t writable[16 * PAIRS / MPXGUARD_KEPT_PIECE] = { 1 };
uint8_t *mpxguard_kept_writable __attribute__ ((visibility ("hidden")))
  = writable;

/* For bounds-entry.S: where the program was loaded, and how many bytes it
   takes.  */
uint64_t mpxguard_program_start __attribute__ ((visibility ("hidden")));
uint64_t mpxguard_program_size __attribute__ ((visibility ("hidden")));

/* Callback of dl_iterate_phdr, whose first object is the program.  */
static int
note_program (struct dl_phdr_info *info,
	      size_t size __attribute__ ((unused)),
	      void *data __attribute__ ((unused)))
{
  uint64_t first = ~0UL, end = 0;

  for (unsigned i = 0; i < info->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *p = &info->dlpi_phdr[i];

      if (p->p_type != PT_LOAD)
	continue;
      if (p->p_vaddr < first)
	first = p->p_vaddr;
      if (p->p_vaddr + p->p_memsz > end)
	end = p->p_vaddr + p->p_memsz;
    }
  if (first < end)
    {
      mpxguard_program_start = info->dlpi_addr + first;
      mpxguard_program_size = end - first;
    }
  return 1;
}

/* Map a table of COUNT pairs, whose first piece is writable.  */
static bool
map_table (uint64_t count)
{
  long result = mpxguard_sys_mmap (NULL, 16 * count, PROT_READ,
				   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
				   -1, 0);

  if (mpxguard_sys_failed (result))
    return false;
  if (mpxguard_sys_failed (mpxguard_sys_mprotect ((void *) result,
						  MPXGUARD_KEPT_PIECE,
						  PROT_READ | PROT_WRITE)))
    {
      mpxguard_sys_munmap ((void *) result, 16 * count);
      return false;
    }
  mpxguard_sys_madvise ((void *) result, 16 * count, MADV_DONTDUMP);
  mpxguard_sys_madvise ((void *) result, 16 * count, MADV_NOHUGEPAGE);
  mpxguard_kept_bounds = (uint64_t *) result;
  mpxguard_kept_mask = count - 1;
  return true;
}

void
mpxguard_kept_bounds_init (void)
{
  dl_iterate_phdr (note_program, NULL);
  if (!map_table (PAIRS))
    map_table (FEW_PAIRS);
}

/* See bounds.h.  */
struct mpxguard_bounds
mpxguard_bounds_at (const uint64_t *where)
{
  const uint64_t below = 1UL << 63;
  struct mpxguard_bounds bounds;

  if (mpxguard_derived_p (where))
    return mpxguard_derive (where);
  bounds.lower = where[1];
  bounds.upper = where[0];
  if (bounds.upper == 0 && bounds.lower != ~0UL)
    bounds.lower &= ~below;
  return bounds;
}

/* See table.h.  */
struct mpxguard_entry
mpxguard_encode_kept (uint64_t pointer, struct mpxguard_bounds bounds)
{
  uint64_t where = mpxguard_keep_bounds (bounds);

  if (where == MPXGUARD_HEAP_UNLIMITED)
    return (struct mpxguard_entry) { 0, 0 };
  return (struct mpxguard_entry) { pointer, where };
}
