/* What malloc, free and realloc do.

   In: sizes and pointers from the program, neither of which is trusted.  Out:
   blocks: slots whose state byte says live and whose last word tells the size
   that the program asked for.  A pointer that is not the start of a live
   block is reported and changes nothing.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <string.h>

#include "heap-cache.h"
#include "report.h"
#include "table-clear.h"
#include "table.h"

/* A block that shrinks to less than this share of its slot moves to a smaller
   one; a large one stays and returns pages, at least so many bytes.  */
#define HEAP_SHRINK_SHARE 2
#define HEAP_LARGE_SLOT (64UL << 10)
#define HEAP_RETURN_LEAST (64UL << 10)

/* From this size on content is moved by moving its pages.  */
#define HEAP_MOVE_PAGES (256UL << 10)

/* Give back the slot at BASE, which the caller holds and which was not made
   writable.  */
static void
give_back (const struct heap_region *region, uint64_t base)
{
  if (region->class == HEAP_CLASS_HUGE)
    mpxguard_heap_huge_give (base);
  else
    mpxguard_heap_give (region->class, &base, 1);
}

/* Make SLOT, which the caller holds, a block of SIZE bytes, set to 0 if ZERO.
   Return it, or null if there is no memory; -1 if the slot is not one that is
   held, which happens when a program freed a block in two threads at once.  */
static inline void *
hand_out (struct heap_slot slot, uint64_t size, bool zero)
{
  struct heap_region *region
    = &mpxguard_heap_regions[slot.base >> MPXGUARD_HEAP_REGION_SHIFT];
  uint64_t slot_size = region->size;
  uint8_t before = heap_get_state (slot.state);

  if (MPXGUARD_UNLIKELY ((before & (HEAP_LIVE | HEAP_HELD)) != HEAP_HELD))
    return (void *) -1;
  if (MPXGUARD_UNLIKELY (slot_size >= HEAP_BIG_SLOT)
      && !mpxguard_heap_commit_block (slot.base, size, slot_size)
      && !(mpxguard_heap_relieve ()
	   && mpxguard_heap_commit_block (slot.base, size, slot_size)))
    {
      give_back (region, slot.base);
      return NULL;
    }
  heap_set_size (slot.base, slot_size, size);
  heap_set_state (slot.state, HEAP_LIVE | HEAP_USED | HEAP_DIRTY);
  if (zero && (before & HEAP_DIRTY))
    memset ((void *) slot.base, 0, size);
  if (MPXGUARD_UNLIKELY (mpxguard_heap_settings.stack_depth > 0))
    mpxguard_heap_note_stack (region, heap_mulhi (slot.base, region->magic),
			      0);
  return (void *) slot.base;
}

/* Return a block of SIZE bytes in a slot of CLASS.  */
static void *
allocate_in_class (unsigned class, uint64_t size, bool zero)
{
  for (;;)
    {
      struct heap_slot slot = heap_pop (class);
      void *block;

      if (MPXGUARD_UNLIKELY (slot.base == 0))
	return NULL;
      block = hand_out (slot, size, zero);
      if (MPXGUARD_LIKELY (block != (void *) -1))
	return block;
    }
}

/* Return a block of SIZE bytes in a slot of its own of NEED bytes.  */
static void *
allocate_huge (uint64_t need, uint64_t size)
{
  struct heap_slot slot = { mpxguard_heap_huge_take (need), NULL };
  const struct heap_region *region;

  if (slot.base == 0)
    return NULL;
  region = heap_region_of (slot.base);
  slot.state = heap_state_of (region, heap_mulhi (slot.base, region->magic));
  return hand_out (slot, size, false);
}

/* Return a block of SIZE bytes, set to 0 if ZERO, or null if there is no
   memory.  */
void *
mpxguard_heap_allocate (uint64_t size, bool zero)
{
  uint64_t need = size + HEAP_TAIL;

  if (size <= MPXGUARD_HEAP_LARGEST - HEAP_TAIL)
    return allocate_in_class (heap_used_class_of (need), size, zero);
  return size > HEAP_MAX_REQUEST ? NULL : allocate_huge (need, size);
}

/* Return a block of SIZE bytes at a multiple of ALIGNMENT, a power of two, or
   null if there is no memory.  */
void *
mpxguard_heap_allocate_aligned (uint64_t alignment, uint64_t size)
{
  uint64_t need = size + HEAP_TAIL;

  if (size > HEAP_MAX_REQUEST || alignment > HEAP_MAX_REQUEST)
    return NULL;
  if (need < alignment)
    need = alignment;
  if (need <= MPXGUARD_HEAP_LARGEST)
    for (unsigned class = heap_class_of (need); class < MPXGUARD_HEAP_CLASSES;
	 class++)
      if ((mpxguard_heap_sizes[class] & (alignment - 1)) == 0)
	return allocate_in_class (class, size, false);
  return allocate_huge (need, size);
}

/* Find the live block that starts at ADDRESS: set REGION and NUMBER and
   return HEAP_NO_FAULT, or return what is wrong.  */
static inline enum heap_fault
find_block (uint64_t address, struct heap_region **region, uint64_t *number)
{
  uint8_t state;

  *region = heap_region_of (address);
  if (MPXGUARD_UNLIKELY (*region == NULL))
    return HEAP_FAULT_FOREIGN;
  *number = heap_mulhi (address, (*region)->magic);
  if (MPXGUARD_UNLIKELY (!heap_number_valid (*region, *number)))
    return HEAP_FAULT_FOREIGN;
  state = heap_get_state (heap_state_of (*region, *number));
  if (MPXGUARD_UNLIKELY (*number * (*region)->size != address))
    return (state & HEAP_USED) ? HEAP_FAULT_INTERIOR : HEAP_FAULT_FOREIGN;
  if (MPXGUARD_LIKELY (state & HEAP_LIVE))
    return HEAP_NO_FAULT;
  return (state & HEAP_USED) ? HEAP_FAULT_FREED : HEAP_FAULT_FOREIGN;
}

/* Report that ADDRESS cannot be freed, or cannot be reallocated if REALLOC,
   because of FAULT.  CALLER called.  */
static void __attribute__ ((noinline, cold))
report (enum heap_fault fault, uint64_t address, bool realloc,
	const void *caller)
{
  static const char *const what[][2] = {
    [HEAP_NO_FAULT] = { "free", "realloc" },
    [HEAP_FAULT_FOREIGN]
    = { "invalid free (not a block of the heap)",
	"invalid realloc (not a block of the heap)" },
    [HEAP_FAULT_INTERIOR]
    = { "invalid free (inside a block)",
	"invalid realloc (inside a block)" },
    [HEAP_FAULT_FREED] = { "double free", "realloc after free" },
    [HEAP_FAULT_OVERWRITTEN]
    = { "overwritten size (found by free)",
	"overwritten size (found by realloc)" }
  };

  if (fault != HEAP_FAULT_OVERWRITTEN)
    __atomic_add_fetch (&mpxguard_heap_counters.bad_frees, 1,
			__ATOMIC_RELAXED);
  mpxguard_report_bad_free (what[fault][realloc], address, caller);
}

/* The block at BASE in a slot of SLOT bytes is freed by CALLER, or reallocated
   if REALLOC.  If its size is none that can be, code that is not checked wrote
   past its end: say so.  A process that goes on does so with what block_size
   says.  */
static inline void
verify_size (uint64_t base, uint64_t slot, bool realloc, const void *caller)
{
  if (MPXGUARD_UNLIKELY (*heap_slot_word (base, slot) + 1 - base
			 > slot - HEAP_TAIL))
    report (HEAP_FAULT_OVERWRITTEN, base, realloc, caller);
}

/* Free the block in slot NUMBER of REGION at BASE.  */
static inline void
free_block (struct heap_region *region, uint64_t number, uint64_t base,
	    const void *caller)
{
  uint8_t *state = heap_state_of (region, number);
  uint64_t size = region->size;

  if (MPXGUARD_UNLIKELY (heap_get_state (state) & HEAP_ESCAPED))
    mpxguard_heap_forget_escapes (base);
  if (MPXGUARD_UNLIKELY (mpxguard_heap_hooks))
    {
      if (heap_freed_tells (size))
	heap_tell_freed (base, size, heap_get_size (base, size), caller);
      if (mpxguard_heap_settings.tables
	  && (size > HEAP_QUICK_SLOT
	      || !mpxguard_quick_clear (base, heap_get_size (base, size))))
	mpxguard_clear ((void *) base, heap_get_size (base, size));
      if (mpxguard_heap_settings.stack_depth > 0)
	mpxguard_heap_note_stack (region, number, 1);
    }
  if (MPXGUARD_UNLIKELY (size >= HEAP_BIG_SLOT))
    {
      heap_set_state (state, HEAP_HELD | HEAP_USED);
      mpxguard_heap_decommit_block (base, size);
      give_back (region, base);
      return;
    }
  heap_set_state (state, HEAP_HELD | HEAP_USED | HEAP_DIRTY);
  heap_set_free (base, size);
  if (MPXGUARD_UNLIKELY (mpxguard_heap_settings.quarantine))
    mpxguard_heap_detain (region->class, base);
  else
    heap_push (region->class, base, state);
}

/* Free BLOCK, which may be null.  CALLER called.  */
void
mpxguard_heap_free (void *block, const void *caller)
{
  uint64_t address = (uint64_t) block;
  struct heap_region *region;
  enum heap_fault fault;
  uint64_t number;

  fault = find_block (address, &region, &number);
  if (MPXGUARD_LIKELY (fault == HEAP_NO_FAULT))
    {
      if (mpxguard_heap_hooks)
	verify_size (address, region->size, false, caller);
      free_block (region, number, address, caller);
    }
  else if (block != NULL)
    report (fault, address, false, caller);
}

/* Make the block of OLD bytes at BASE in REGION one of SIZE bytes, where it
   is.  Return false if that cannot be or is not wanted.  */
static bool
resize_in_place (struct heap_region *region, uint64_t base, uint64_t old,
		 uint64_t size)
{
  uint64_t slot = region->size;
  uint64_t need = size + HEAP_TAIL;

  if (need > slot
      || (size > old && mpxguard_heap_settings.grow_by_moving)
      || (slot < HEAP_LARGE_SLOT && need * HEAP_SHRINK_SHARE < slot
	  && size < old))
    return false;
  if (size > old && slot >= HEAP_BIG_SLOT)
    return false;
  if (size < old && slot >= HEAP_LARGE_SLOT)
    {
      uint64_t from = HEAP_ROUND_UP (base + size, HEAP_PAGE);
      uint64_t to = HEAP_ROUND_DOWN (base + slot - HEAP_TAIL, HEAP_PAGE);

      if (from + HEAP_RETURN_LEAST <= to)
	mpxguard_heap_purge (from, to);
    }
  if (size < old && mpxguard_heap_settings.tables)
    mpxguard_clear ((void *) (base + size), old - size);
  heap_set_size (base, slot, size);
  return true;
}

/* Move SIZE bytes of content from the block at FROM to the one at TO.  */
static void
move_content (uint64_t to, uint64_t from, uint64_t size)
{
  uint64_t pages = HEAP_ROUND_DOWN (size, HEAP_PAGE);

  if (size < HEAP_MOVE_PAGES || (to | from) % HEAP_PAGE != 0
      || !mpxguard_heap_move_pages (to, from, pages))
    pages = 0;
  memcpy ((void *) (to + pages), (const void *) (from + pages), size - pages);
}

/* Change the size of BLOCK, which may be null, to SIZE, which is not 0 then.
   Return the block, perhaps at another place, or null if there is no memory.
   CALLER called.  */
void *
mpxguard_heap_reallocate (void *block, uint64_t size, const void *caller)
{
  uint64_t address = (uint64_t) block;
  struct heap_region *region;
  enum heap_fault fault;
  uint64_t number, old;
  void *moved;

  if (block == NULL)
    return mpxguard_heap_allocate (size, false);
  fault = find_block (address, &region, &number);
  if (fault != HEAP_NO_FAULT)
    {
      report (fault, address, true, caller);
      return NULL;
    }
  if (size > HEAP_MAX_REQUEST)
    return NULL;
  if (mpxguard_heap_hooks)
    verify_size (address, region->size, true, caller);
  old = heap_get_size (address, region->size);
  if (resize_in_place (region, address, old, size))
    return block;
  moved = mpxguard_heap_allocate (size, false);
  if (moved == NULL && size <= old)
    {
      heap_set_size (address, region->size, size);
      return block;
    }
  if (moved == NULL)
    return NULL;
  move_content ((uint64_t) moved, address, old < size ? old : size);
  if (mpxguard_heap_settings.tables)
    mpxguard_copy (moved, block, old < size ? old : size);
  free_block (region, number, address, caller);
  return moved;
}

/* Return the number of bytes of BLOCK that the program may use, 0 if it is no
   block.  */
uint64_t
mpxguard_heap_usable_size (const void *block)
{
  struct heap_region *region;
  uint64_t number;

  if (find_block ((uint64_t) block, &region, &number) != HEAP_NO_FAULT)
    return 0;
  return heap_get_size ((uint64_t) block, region->size);
}
