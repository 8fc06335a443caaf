/* Warnings of accesses that are out of bounds whenever they are made.

   In: accesses that the early pass or the optimiser of checks finds outside.
   Out:

     a.c:5:8: warning: this write of 4 bytes is out of the bounds of 'a', which
	has 16 bytes [-fplugin-arg-mpxguard-warn]
     a.c:1:5: note: 'a' is declared here

   A plugin cannot add to GCC's own options, so -Wno-... cannot name these
   warnings: -fplugin-arg-mpxguard-warn=no leaves them out, =error makes
   errors of them, and -Werror and -w mean what they always do.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "options.h"
#include "warn.h"

namespace {

/* The places of accesses that were found.  */
hash_set<int_hash<location_t, UNKNOWN_LOCATION>> found;

/* Says FORMAT at LOCATION as a warning or an error.  Returns false if the user
   does not want to hear it.  */

bool
say (location_t location, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  bool said = gcc_emit_warning (options.warn == WARN_ERROR, location, format,
				&arguments);
  va_end (arguments);
  return said;
}

/* "byte" or "bytes".  */

const char *
bytes (const offset_int &count)
{
  return wi::eq_p (count, 1) ? "byte" : "bytes";
}

/* What a warning ends with.  */

const char *
ending (void)
{
  return options.warn == WARN_ERROR ? " [-fplugin-arg-mpxguard-warn=error]"
	 : " [-fplugin-arg-mpxguard-warn]";
}

} // anonymous namespace

void
warn_outside (const outside_access &access)
{
  location_t locus = LOCATION_LOCUS (access.location);
  if (locus != UNKNOWN_LOCATION && found.add (locus))
    return;
  if (options.warn == WARN_NO || locus == UNKNOWN_LOCATION)
    return;

  auto_diagnostic_group group;
  const char *verb = access.write ? "write" : "read";
  unsigned HOST_WIDE_INT size = access.size.to_uhwi ();
  HOST_WIDE_INT object_size = access.object_size.to_shwi ();
  if (access.object)
    {
      if (say (access.location, "this %s of %wu %s is out of the bounds of "
	       "%qD, which has %wd %s%s", verb, size, bytes (access.size),
	       access.object, object_size, bytes (access.object_size),
	       ending ()))
	inform (DECL_SOURCE_LOCATION (access.object), "%qD is declared here",
		access.object);
      return;
    }
  if (say (access.location, "this %s of %wu %s at offset %wd is out of the "
	   "bounds of an object of %wd %s%s", verb, size, bytes (access.size),
	   access.offset.to_shwi (), object_size, bytes (access.object_size),
	   ending ())
      && access.allocation)
    inform (gimple_location (access.allocation),
	    "the object is allocated here");
}

bool
found_outside_p (location_t location)
{
  return LOCATION_LOCUS (location) != UNKNOWN_LOCATION
	 && found.contains (LOCATION_LOCUS (location));
}
