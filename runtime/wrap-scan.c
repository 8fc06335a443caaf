/* How long is this string, and may it be read?

   In: strings of the program, with the bounds of the pointers to them.  Out:
   their sizes; or a report, when a string goes on where its bounds end.
   Nothing outside the bounds is read before that report.

   The functions whose answer depends on a short piece at the start of a long
   string (strchr and its kin) look no farther than ahead of the piece: a
   program that calls them in a loop over one long text must not become
   quadratic.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <string.h>
#include <wchar.h>

#include "note.h"
#include "short-string.h"
#include "wrap.h"

void
mpxguard_call_violation (const struct mpxguard_call *call, const void *p,
			 uint64_t size, struct mpxguard_bounds bounds,
			 unsigned flags)
{
  if (!(flags & MPXGUARD_ACCESS_WRITE) && mpxguard_reads_unchecked)
    return;
  /* What lies beside a field is the same object's: let nobody accept it.  */
  if ((flags & MPXGUARD_ACCESS_WRITE) && (uint64_t) p >= call->field_begin
      && (uint64_t) p < call->field_end)
    flags |= MPXGUARD_ACCESS_NARROWED;
  mpxguard_report_access ((uint64_t) p, size, bounds.lower, bounds.upper,
			  flags, call->name, call->pc);
}

void
mpxguard_call_runs_out (const struct mpxguard_call *call, const void *end,
			struct mpxguard_bounds bounds, unsigned width)
{
  mpxguard_call_violation (call, end, width, bounds, MPXGUARD_ACCESS_READ);
}

/* Return the bytes of the string at S with its NUL, but at most MAX; nothing
   limits the search but MAX.  */
static uint64_t
unbounded_size (const char *s, uint64_t max)
{
  uint64_t length = max == MPXGUARD_NO_LIMIT ? strlen (s) : strnlen (s, max);

  return length < max ? length + 1 : max;
}

uint64_t
mpxguard_string_size (const struct mpxguard_call *call, const void *s,
		      struct mpxguard_bounds bounds, uint64_t max)
{
  uint64_t room = mpxguard_room (s, bounds);
  uint64_t length, limit;
  const char *end;

  if (!s)
    return 0;
  if (room == MPXGUARD_NO_LIMIT)
    return unbounded_size (s, max);
  limit = room < max ? room : max;
  length = limit > 0 ? short_string_end (s) : SHORT_STRING;
  if (length < SHORT_STRING && length < limit)
    return length + 1;
  end = memchr (s, 0, limit);
  if (end)
    return end - (const char *) s + 1;
  if (max <= room)
    return max;
  mpxguard_call_runs_out (call, (const char *) s + room, bounds, 1);
  return unbounded_size (s, max);
}

uint64_t
mpxguard_string_size_to (const struct mpxguard_call *call, const void *s,
			 struct mpxguard_bounds bounds, int c)
{
  const char *text = s;
  uint64_t room = mpxguard_room (s, bounds);
  uint64_t done = 0;
  uint64_t step = 64;
  uint64_t place;

  if (!s)
    return 0;
  if (room == MPXGUARD_NO_LIMIT)
    return strchrnul (text, c) - text + 1;
  place = room > 0 ? short_string_find (text, c) : SHORT_STRING;
  if (place < SHORT_STRING && place < room)
    return place + 1;
  while (done < room)
    {
      uint64_t piece = step < room - done ? step : room - done;
      const char *nul = memchr (text + done, 0, piece);
      uint64_t valid = nul ? (uint64_t) (nul - text) - done + 1 : piece;
      const char *hit = memchr (text + done, c, valid);

      if (hit || nul)
	return (hit ? hit : nul) - text + 1;
      done += piece;
      step *= 2;
    }
  mpxguard_call_runs_out (call, text + room, bounds, 1);
  return strchrnul (text, c) - text + 1;
}

uint64_t
mpxguard_wide_size (const struct mpxguard_call *call, const void *s,
		    struct mpxguard_bounds bounds, uint64_t max)
{
  const wchar_t *text = s;
  uint64_t room = mpxguard_room (s, bounds);
  uint64_t limit = room / sizeof *text;
  const wchar_t *end;
  uint64_t length;

  if (!s)
    return 0;
  if (limit > max)
    limit = max;
  if (room != MPXGUARD_NO_LIMIT)
    {
      end = wmemchr (text, 0, limit);
      if (end)
	return (end - text + 1) * sizeof *text;
      if (limit == max)
	return max * sizeof *text;
      mpxguard_call_runs_out (call, text + limit, bounds, sizeof *text);
    }
  length = max == MPXGUARD_NO_LIMIT ? wcslen (text) : wcsnlen (text, max);
  return (length < max ? length + 1 : max) * sizeof *text;
}

uint64_t
mpxguard_wide_size_to (const struct mpxguard_call *call, const void *s,
		       struct mpxguard_bounds bounds, int c)
{
  const wchar_t *text = s;
  uint64_t limit = mpxguard_room (s, bounds) / sizeof *text;
  uint64_t i;

  if (!s)
    return 0;
  for (i = 0; i < limit; i++)
    if (text[i] == 0 || text[i] == c)
      return (i + 1) * sizeof *text;
  mpxguard_call_runs_out (call, text + limit, bounds, sizeof *text);
  while (text[i] != 0 && text[i] != c)
    i++;
  return (i + 1) * sizeof *text;
}

struct mpxguard_bounds
mpxguard_string_bounds (const void *p)
{
  return p ? mpxguard_bounds_make (p, strlen (p) + 1)
	   : mpxguard_bounds_init ();
}

struct mpxguard_bounds
mpxguard_wide_bounds (const void *p)
{
  return p ? mpxguard_bounds_make (p, (wcslen (p) + 1) * sizeof (wchar_t))
	   : mpxguard_bounds_init ();
}
