/* The bounds of variadic arguments.

   In: the records that the caller wrote, and the place where the callee's
   variable arguments lie in memory.  Out: entries in the bounds tables for
   these places, so that va_arg is an ordinary load of a pointer and its
   bounds, through any va_copy and any function that is handed the va_list.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "export.h"
#include "table.h"

/* Bytes of the general registers in a save area, and of one vector one.  */
#define GP_END 48
#define FP_SIZE 16

/* So many pointers of structures are looked at.  */
#define STRUCTURE_POINTERS 64

/* The records of the variable arguments.  */
struct records
{
  struct mpxguard_record record[MPXGUARD_ARGUMENT_RECORDS];
  unsigned count;
};

/* A pointer among the variable arguments, or in a structure among them; null
   if its place has been found.  */
struct passed_pointer
{
  uint64_t pointer;
  struct mpxguard_bounds bounds;
};

struct passed_pointers
{
  struct passed_pointer passed[MPXGUARD_ARGUMENT_RECORDS + STRUCTURE_POINTERS];
  unsigned count;
};

/* Return the number of arguments that came before the variable ones of AP,
   as far as registers tell.  Where it is too large (structures in registers)
   variable arguments lose their bounds; where it is too small (named
   arguments on the stack) named ones are looked for in vain.  */
static unsigned
named_arguments (const struct mpxguard_va_list *ap)
{
  return ap->gp_offset / 8
	 + (ap->fp_offset >= GP_END ? (ap->fp_offset - GP_END) / FP_SIZE : 0);
}

/* Copy the records of the variable arguments of AP to R.  The area may be
   written anew while R is in use.  */
static void
take_records (const struct mpxguard_va_list *ap, struct records *r)
{
  const struct mpxguard_call_area *area = &__mpxguard_call_area;

  r->count = 0;
  for (unsigned i = named_arguments (ap); i < MPXGUARD_ARGUMENT_RECORDS; i++)
    if ((area->valid & 1U << i) && area->argument[i].pointer)
      r->record[r->count++] = area->argument[i];
}

/* Add POINTER, which has BOUNDS, to P.  */
static void
add_pointer (struct passed_pointers *p, uint64_t pointer,
	     struct mpxguard_bounds bounds)
{
  if (p->count < sizeof p->passed / sizeof *p->passed)
    p->passed[p->count++] = (struct passed_pointer) { pointer, bounds };
}

/* Add the pointers in the structure of SIZE bytes at WORDS, the sender's copy,
   to P.  */
static void
add_structure (struct passed_pointers *p, const uint64_t *words, uint64_t size)
{
  for (uint64_t i = 0; i < size / 8; i++)
    {
      struct mpxguard_bounds bounds
	= mpxguard_load (words + i, (const void *) words[i]);

      if (words[i] && (bounds.lower | ~bounds.upper))
	add_pointer (p, words[i], bounds);
    }
}

/* Add the pointers that the records R tell to P.  */
static void
add_pointers (struct passed_pointers *p, const struct records *r)
{
  for (unsigned i = 0; i < r->count; i++)
    {
      const struct mpxguard_record *record = &r->record[i];

      if (record->upper == MPXGUARD_RECORD_AGGREGATE)
	add_structure (p, (const uint64_t *) record->pointer, record->lower);
      else
	add_pointer (p, record->pointer, mpxguard_record_bounds (record));
    }
}

/* Forget what the entry of SLOT says.  */
static void
forget (const uint64_t *slot)
{
  struct mpxguard_entry *e = mpxguard_entry_at ((uint64_t) slot);
  struct mpxguard_entry entry = mpxguard_entry_read (e);

  if (entry.pointer | entry.distances)
    mpxguard_entry_write (e, (struct mpxguard_entry) { 0, 0 });
}

/* The word at SLOT is an argument: give it the bounds of the first of P that
   has its value and not a place yet, or none.  */
static void
settle_slot (const uint64_t *slot, struct passed_pointers *p)
{
  for (unsigned i = 0; i < p->count; i++)
    if (p->passed[i].pointer == *slot && *slot)
      {
	mpxguard_store (slot, (const void *) *slot, p->passed[i].bounds);
	p->passed[i].pointer = 0;
	return;
      }
  forget (slot);
}

/* Called at the entry of the variadic function SELF with a va_list AP that
   was just started.  */
MPXGUARD_EXPORT void
__mpxguard_va_entry (const struct mpxguard_va_list *ap, const void *self)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;
  uint64_t ours = mpxguard_consume (self);
  struct records r = { .count = 0 };
  struct passed_pointers p;
  unsigned words = 0;

  if (ours)
    {
      take_records (ap, &r);
      words = area->stack_words;
      mpxguard_area_fence ();
      if (area->callee != ours)
	r.count = words = 0;
    }
  area->callee = 0;
  p.count = 0;
  add_pointers (&p, &r);
  for (unsigned offset = ap->gp_offset; offset < GP_END; offset += 8)
    settle_slot (ap->saved + offset / 8, &p);
  for (unsigned i = 0; i < words; i++)
    settle_slot (ap->overflow + i, &p);
}
