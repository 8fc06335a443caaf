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

/* The records that are left to be matched.  */
struct records
{
  struct mpxguard_record record[MPXGUARD_ARGUMENT_RECORDS];
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
    if ((area->valid & 1U << i) && area->argument[i].pointer
	&& area->argument[i].upper != MPXGUARD_RECORD_AGGREGATE)
      r->record[r->count++] = area->argument[i];
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

/* The word at SLOT is an argument: give it the bounds of the first record of
   R that is about its value and not used yet, or none.  */
static void
settle_slot (const uint64_t *slot, struct records *r)
{
  for (unsigned i = 0; i < r->count; i++)
    if (r->record[i].pointer == *slot && *slot)
      {
	mpxguard_store (slot, (const void *) *slot,
			mpxguard_record_bounds (&r->record[i]));
	r->record[i].pointer = 0;
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
  for (unsigned offset = ap->gp_offset; offset < GP_END; offset += 8)
    settle_slot (ap->saved + offset / 8, &r);
  for (unsigned i = 0; i < words; i++)
    settle_slot (ap->overflow + i, &r);
}
