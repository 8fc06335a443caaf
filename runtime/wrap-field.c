/* Strings that are written to fields.

   In: what the plugin says in front of a call that writes a string to an
   array that is a field of a structure (plugin/string-fields.cc).  Out: the
   wrapper that comes next checks against the array instead of the object it
   lies in.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <string.h>

#include "wrap-format.h"

/* How many fields a call of scanf may name.  */
#define MOST_FIELDS 8

/* The fields that a call of scanf names, consumed like the word below.  */
static __thread struct mpxguard_field fields[MOST_FIELDS];
static __thread unsigned field_count;

/* A word for the wrapper that is called next, consumed there.  A handler's
   own calls in between may overwrite it: then nothing is known of a field.  */
__thread struct mpxguard_field mpxguard_field;

MPXGUARD_EXPORT void __mpxguard_field (const void *p, const void *field,
				       uint64_t size);
MPXGUARD_EXPORT void __mpxguard_target (const void *p, const void *field,
					uint64_t size);
MPXGUARD_EXPORT void __mpxguard_target_too (const void *p, const void *field,
					    uint64_t size);
MPXGUARD_EXPORT void __mpxguard_field_copy (const void *p, const void *field,
					    uint64_t size, uint64_t written);
MPXGUARD_EXPORT void __mpxguard_field_append (const char *p, const char *field,
					      uint64_t size,
					      uint64_t written);

/* What the plugin's early pass writes and its later ones replace.  A function
   that was inlined into one without checks still calls it.  */
void
__mpxguard_field (const void *p, const void *field, uint64_t size)
{
  (void) p;
  (void) field;
  (void) size;
}

/* P, which is the argument of the call that comes next, points into the field
   of SIZE bytes at FIELD.  */
void
__mpxguard_target (const void *p, const void *field, uint64_t size)
{
  mpxguard_field.pointer = (uint64_t) p;
  mpxguard_field.begin = (uint64_t) field;
  mpxguard_field.end = (uint64_t) field + size;
}

/* The same of one of several arguments.  */
void
__mpxguard_target_too (const void *p, const void *field, uint64_t size)
{
  if (field_count < MOST_FIELDS)
    fields[field_count++]
      = (struct mpxguard_field) { .pointer = (uint64_t) p,
				  .begin = (uint64_t) field,
				  .end = (uint64_t) field + size };
}

/* The function NAME, called at PC, is about to write WRITTEN bytes at P.  */
static void
check_field (const char *name, const void *pc, const void *p,
	     const void *field, uint64_t size, uint64_t written)
{
  uint64_t begin = (uint64_t) field;
  struct mpxguard_call call = { .name = name,
				.pc = pc,
				.field_begin = begin,
				.field_end = begin + size };

  mpxguard_call_writes (&call, p, written,
			mpxguard_bounds_make (field, size));
}

/* The same P is about to get WRITTEN bytes, a string that GCC knows.  */
void
__mpxguard_field_copy (const void *p, const void *field, uint64_t size,
		       uint64_t written)
{
  check_field ("strcpy", __builtin_return_address (0), p, field, size,
	       written);
}

/* The string at P is about to get WRITTEN bytes behind it.  */
void
__mpxguard_field_append (const char *p, const char *field, uint64_t size,
			 uint64_t written)
{
  if (p < field || p >= field + size)
    return;
  check_field ("strcat", __builtin_return_address (0), p, field, size,
	       strnlen (p, (size_t) (field + size - p)) + written);
}

/* Return true if a pointer with BOUNDS stands for FIELD.  One that left the
   field is an affair of the whole object's.  */
static bool
field_holds (struct mpxguard_field field, struct mpxguard_bounds bounds)
{
  return field.pointer >= field.begin && field.pointer <= field.end
	 && field.end - 1 <= bounds.upper && field.begin >= bounds.lower;
}

void
mpxguard_format_narrow (struct mpxguard_format_values *values)
{
  values->fields = 0;
  for (unsigned i = 0; i < field_count; i++)
    for (unsigned k = 0; k < values->count; k++)
      if (values->value[k] == fields[i].pointer
	  && field_holds (fields[i], values->bounds[k]))
	{
	  values->bounds[k].lower = fields[i].begin;
	  values->bounds[k].upper = fields[i].end - 1;
	  values->fields |= 1UL << k;
	}
  field_count = 0;
}

struct mpxguard_bounds
mpxguard_field_bounds (struct mpxguard_call *call,
		       struct mpxguard_bounds bounds)
{
  struct mpxguard_field field = mpxguard_field;

  mpxguard_field.pointer = 0;
  if (!field_holds (field, bounds))
    return bounds;
  call->field_begin = field.begin;
  call->field_end = field.end + 1;
  return (struct mpxguard_bounds) { field.begin, field.end - 1 };
}
