/* Pointers that left their objects.

   In hybrid code the bounds of a pointer into the heap are those of the slot
   that its value lies in.  C programs make pointers outside their object and
   come back (a - 1 of the arrays that count from 1, p + 1000 - 990), and keep
   them meanwhile in memory, or pass them.  Generated code calls
   __mpxguard_escape (escape-entry.S) when such a pointer is stored, passed,
   returned or cast.  Nothing is changed by that for checks that succeed; the
   recheck of one that fails asks here.

   In: the pointer and the bounds of its object.  Out: answers to two
   questions.

   For a block of the heap the record is a pair of slots: that which the
   pointer lies in, and so from which bounds will be derived, and that of the
   block.  A block's pairs are forgotten when it is freed; its state byte says
   that it has some.  A pointer that moves on from a foreign slot comes with the
   foreign bounds: whose it is then is a guess, in favour of the program.

   What is known of objects outside the heap is in heap-escape-object.c.

   Generated code calls with all registers live.  So that only the general
   ones must be saved, these files use no other (heap-escape.h); they must call
   nothing that might.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "stats.h"
#include "heap-escape.h"

#define ESCAPE_BUCKETS (1U << 14)

/* The most pairs of slots.  Memory is used for those that there are.  */
#define ESCAPE_PAIRS (1U << 20)

/* A pointer that moves on from a foreign slot is taken for one of at most so
   many blocks.  */
#define ESCAPE_GUESSES 8

/* The pointer VALUE, and perhaps others, lies in the slot at SLOT and belongs
   to the block at OWNER.  Pairs have numbers from 1 on; 0 ends a chain.  */
struct pair
{
  uint64_t slot;
  uint64_t owner;
  uint64_t value;
  uint32_t next_of_slot;
  uint32_t next_of_owner;
};

/* All records.  One mapping; what is not used is not touched.  */
struct records
{
  uint32_t by_slot[ESCAPE_BUCKETS];
  uint32_t by_owner[ESCAPE_BUCKETS];
  uint32_t pairs_used;
  uint32_t unused;		/* A chain by next_of_slot.  */
  struct pair pairs[ESCAPE_PAIRS];
};

static struct records *records;

/* Pairs were lost for want of memory: every block that has let a pointer
   escape may be reached from everywhere.  */
static bool lost;

/* Return the records, or null if there are none.  If MAKE, in which case the
   caller holds the lock, make them.  */
static struct records *
get_records (bool make)
{
  struct records *r = __atomic_load_n (&records, __ATOMIC_ACQUIRE);

  if (r == NULL && make)
    {
      r = mpxguard_heap_map (HEAP_ROUND_UP (sizeof *r, HEAP_PAGE));
      __atomic_store_n (&records, r, __ATOMIC_RELEASE);
    }
  return r;
}

/* Return the bucket of the address BASE.  */
static unsigned
bucket (uint64_t base)
{
  return (unsigned) (base * 0x9e3779b97f4a7c15 >> 50) % ESCAPE_BUCKETS;
}

/* Set BASE to the base of the slot from which bounds are derived for ADDRESS;
   return false if it is not in the heap.  */
static bool
derived_base (uint64_t address, uint64_t *base)
{
  const struct heap_region *region;

  if (address >> MPXGUARD_HEAP_ADDRESS_BITS != 0)
    return false;
  region = heap_region_of (address);
  if (region == NULL)
    return false;
  *base = heap_mulhi (address, region->magic) * region->size;
  return true;
}

/* Return the state byte of the slot at BASE, null if it was never used.  */
static uint8_t *
state_of (uint64_t base)
{
  const struct heap_region *region = heap_region_of (base);
  uint64_t number;

  if (region == NULL)
    return NULL;
  number = heap_mulhi (base, region->magic);
  if (!heap_number_valid (region, number) || number * region->size != base)
    return NULL;
  return heap_state_of (region, number);
}

/* Return true if the slot at BASE is a live block; set STATE to its state
   byte.  */
static bool
is_live (uint64_t base, uint8_t **state)
{
  *state = state_of (base);
  return *state != NULL && (heap_get_state (*state) & HEAP_LIVE);
}

/* Return the pair of SLOT and OWNER in R, or null.  May be asked without the
   lock; then a pair that is there may not be seen.  */
static struct pair *
find_pair (struct records *r, uint64_t slot, uint64_t owner)
{
  uint32_t n = __atomic_load_n (&r->by_slot[bucket (slot)], __ATOMIC_ACQUIRE);

  /* Without the lock a chain may lead in circles for a moment.  */
  for (unsigned steps = 0; n != 0 && steps < ESCAPE_PAIRS; steps++)
    {
      struct pair *p = &r->pairs[n];

      if (__atomic_load_n (&p->slot, __ATOMIC_RELAXED) == slot
	  && __atomic_load_n (&p->owner, __ATOMIC_RELAXED) == owner)
	return p;
      n = __atomic_load_n (&p->next_of_slot, __ATOMIC_ACQUIRE);
    }
  return NULL;
}

/* Return the number of a new pair in R, 0 if there is no room.  */
static uint32_t
new_pair (struct records *r)
{
  uint32_t n = r->unused;

  if (n != 0)
    r->unused = r->pairs[n].next_of_slot;
  else if (r->pairs_used + 1 < ESCAPE_PAIRS)
    n = ++r->pairs_used;
  return n;
}

/* Record that VALUE, in SLOT, belongs to OWNER, a live block with the state
   byte STATE.  The caller holds the lock.  */
static void
add_pair (struct records *r, uint64_t value, uint64_t slot, uint64_t owner,
	  uint8_t *state)
{
  uint32_t *by_slot, *by_owner, n;

  __atomic_or_fetch (state, HEAP_ESCAPED, __ATOMIC_RELAXED);
  if (r == NULL || (n = new_pair (r)) == 0)
    {
      __atomic_store_n (&lost, true, __ATOMIC_RELAXED);
      return;
    }
  by_slot = &r->by_slot[bucket (slot)];
  by_owner = &r->by_owner[bucket (owner)];
  r->pairs[n] = (struct pair) { slot, owner, value, *by_slot, *by_owner };
  /* In the child of a fork this may be done by half: then the pair is not
     found, or found for ever.  */
  __atomic_store_n (by_owner, n, __ATOMIC_RELEASE);
  __atomic_store_n (by_slot, n, __ATOMIC_RELEASE);
  mpxguard_count (escapes, 1);
}

/* VALUE, in SLOT, belongs to OWNER.  Return true if there is nothing to do,
   because that is known or OWNER is no live block; if LOCKED, record it.  */
static bool
note_pair (uint64_t value, uint64_t slot, uint64_t owner, bool locked)
{
  struct records *r = get_records (locked);
  uint8_t *state;
  struct pair *p;

  if (slot == owner || !is_live (owner, &state))
    return true;
  p = r != NULL ? find_pair (r, slot, owner) : NULL;
  if (p != NULL)
    __atomic_store_n (&p->value, value, __ATOMIC_RELAXED);
  else if (locked)
    add_pair (r, value, slot, owner, state);
  return p != NULL;
}

/* Return true if VALUE, which moved out of the slot of P, is near the pointer
   that P was recorded for: nearer than the next of several blocks in a row
   would be, all of which have let out pointers of the same distance.  */
static bool
is_near (const struct pair *p, uint64_t value)
{
  uint64_t size = heap_region_of (p->slot)->size;

  return value - p->value < size || p->value - value < size;
}

/* VALUE has the bounds of the slot at FROM and goes to that at TO.  It belongs
   to the block at FROM, or to a block of which a pointer has escaped to FROM
   before; to one of these certainly if there is no block at FROM.  If LOCKED,
   record all that; otherwise return whether nothing is to be recorded.  */
static bool
note_all (uint64_t value, uint64_t to, uint64_t from, bool locked)
{
  struct records *r = get_records (false);
  uint32_t n = r != NULL ? r->by_slot[bucket (from)] : 0;
  unsigned guesses = 0;
  uint8_t *state;
  bool live = is_live (from, &state);

  /* A pointer of TO that had escaped to FROM comes home.  */
  if (r != NULL && find_pair (r, from, to) != NULL)
    return true;
  if (!note_pair (value, to, from, locked) && !locked)
    return false;
  for (unsigned steps = 0; n != 0 && guesses < ESCAPE_GUESSES
       && steps < ESCAPE_PAIRS; steps++)
    {
      const struct pair *p = &r->pairs[n];
      uint64_t owner = __atomic_load_n (&p->owner, __ATOMIC_RELAXED);

      n = __atomic_load_n (&p->next_of_slot, __ATOMIC_ACQUIRE);
      if (__atomic_load_n (&p->slot, __ATOMIC_RELAXED) != from
	  || (live && !is_near (p, value)))
	continue;
      guesses++;
      if (!note_pair (value, to, owner, locked) && !locked)
	return false;
    }
  return true;
}

/* The pointer VALUE, which has the bounds of the heap's slot at FROM, leaves
   it.  Where the heap is not, bounds are not derived.  */
static void
escape_block (uint64_t value, uint64_t from)
{
  mpxguard_sigset old;
  uint64_t to;

  if (!derived_base (value, &to) || to == from
      || note_all (value, to, from, false))
    return;
  heap_escape_lock (&old);
  note_all (value, to, from, true);
  heap_escape_unlock (&old);
}

/* Called by escape-entry.S with the arguments of __mpxguard_escape: the
   pointer VALUE leaves its object, which has the bounds LOWER to UPPER.  */
void mpxguard_escape (uint64_t value, uint64_t lower, uint64_t upper)
  __attribute__ ((used));

void
mpxguard_escape (uint64_t value, uint64_t lower, uint64_t upper)
{
  uint64_t from;

  if (mpxguard_wiped == NULL || lower == MPXGUARD_INIT_LOWER)
    return;
  if (derived_base (lower, &from))
    escape_block (value, from);
  else
    mpxguard_heap_escape_object (lower, upper);
}

/* Take pair N out of the chain that starts at HEAD and goes on in the field
   at OFFSET.  */
static void
unchain (struct records *r, uint32_t *head, uint32_t n, size_t offset)
{
  uint32_t *at = head;

  while (*at != 0 && *at != n)
    at = (uint32_t *) ((char *) &r->pairs[*at] + offset);
  if (*at == n)
    __atomic_store_n (at, *(uint32_t *) ((char *) &r->pairs[n] + offset),
		      __ATOMIC_RELEASE);
}

/* The block at BASE, from which a pointer has escaped, is being freed.  */
void
mpxguard_heap_forget_escapes (uint64_t base)
{
  mpxguard_sigset old;
  struct records *r;
  uint32_t n = 0, next;

  heap_escape_lock (&old);
  r = get_records (false);
  if (r != NULL)
    n = r->by_owner[bucket (base)];
  for (; n != 0; n = next)
    {
      struct pair *p = &r->pairs[n];

      next = p->next_of_owner;
      if (p->owner != base)
	continue;
      unchain (r, &r->by_owner[bucket (base)], n,
	       offsetof (struct pair, next_of_owner));
      unchain (r, &r->by_slot[bucket (p->slot)], n,
	       offsetof (struct pair, next_of_slot));
      __atomic_store_n (&p->owner, 0, __ATOMIC_RELAXED);
      __atomic_store_n (&p->next_of_slot, r->unused, __ATOMIC_RELAXED);
      r->unused = n;
    }
  heap_escape_unlock (&old);
}

/* Return whether a pointer of the block at OWNER escaped to where bounds that
   begin, or end, in the slot of ADDRESS are derived.  */
static bool
reaches (struct records *r, uint64_t address, uint64_t owner)
{
  uint64_t slot;

  return derived_base (address, &slot) && find_pair (r, slot, owner) != NULL;
}

/* See heap.h.  Bounds that were narrowed to a field have only one end in the
   slot that the pointer lies in; the other is that of the field.  The slot
   may have got another block since the bounds were derived, so only its
   place counts.  */
bool
mpxguard_heap_escaped (uint64_t address, uint64_t size, uint64_t lower,
		       uint64_t upper)
{
  mpxguard_sigset old;
  uint64_t owner, valid;
  uint8_t *state;
  bool result;

  if (mpxguard_wiped == NULL || !derived_base (address, &owner)
      || !is_live (owner, &state)
      || !(heap_get_state (state) & HEAP_ESCAPED))
    return false;
  valid = heap_get_size (owner, heap_region_of (owner)->size);
  if (size > valid || address - owner > valid - size)
    return false;
  if (__atomic_load_n (&lost, __ATOMIC_RELAXED))
    return true;
  heap_escape_lock (&old);
  result = get_records (false) != NULL
	   && (reaches (records, lower, owner)
	       || reaches (records, upper + 1, owner));
  heap_escape_unlock (&old);
  return result;
}

/* Return how far A and B are apart.  */
static uint64_t
distance (uint64_t a, uint64_t b)
{
  return a < b ? b - a : a - b;
}

/* See heap.h.  */
bool
mpxguard_heap_escaped_to (uint64_t lower, uint64_t address, uint64_t *owner)
{
  bool result = false;
  mpxguard_sigset old;
  uint64_t slot;

  if (mpxguard_wiped == NULL || !derived_base (lower, &slot))
    return false;
  heap_escape_lock (&old);
  for (uint32_t n = get_records (false) != NULL
		      ? records->by_slot[bucket (slot)] : 0;
       n != 0; n = records->pairs[n].next_of_slot)
    {
      const struct pair *p = &records->pairs[n];

      if (p->slot != slot
	  || (result
	      && distance (p->owner, address) >= distance (*owner, address)))
	continue;
      *owner = p->owner;
      result = true;
    }
  heap_escape_unlock (&old);
  return result;
}
