/* Strings that are written to fields.

   In: what the plugin says in front of a call that writes a string to an
   array that is a field of a structure (plugin/string-fields.cc).  Out: the
   wrapper that comes next checks against the array instead of the object it
   lies in.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <string.h>

#include "wrap.h"

/* A word for the wrapper that is called next, consumed there.  A handler's
   own calls in between may overwrite it: then nothing is known of a field.  */
__thread struct mpxguard_field mpxguard_field;

MPXGUARD_EXPORT void __mpxguard_field (const void *p, const void *field,
				       uint64_t size);
MPXGUARD_EXPORT void __mpxguard_target (const void *p, const void *field,
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

struct mpxguard_bounds
mpxguard_field_bounds (struct mpxguard_call *call,
		       struct mpxguard_bounds bounds)
{
  struct mpxguard_field field = mpxguard_field;

  mpxguard_field.pointer = 0;
  /* A pointer that left the field is an affair of the whole object's.  */
  if (field.pointer < field.begin || field.pointer > field.end
      || field.end - 1 > bounds.upper || field.begin < bounds.lower)
    return bounds;
  call->field_begin = field.begin;
  call->field_end = field.end + 1;
  return (struct mpxguard_bounds) { field.begin, field.end - 1 };
}
