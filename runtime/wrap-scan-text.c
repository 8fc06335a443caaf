/* Texts that scanf stores.

   In: a format of scanf, and pointers with bounds to where the fields go.  How
   long a text is depends on the input; once it is stored behind the end of an
   array on the stack, there is no stack left to report from.  So where a text
   might not fit scanf is given another format, which makes it allocate:

     scanf ("%d %s %9ls", &i, s, w)	     with s of 8 bytes, w of 10 characters
     scanf ("%d %ms %9ls", &i, &text[1], w)  text[1] is checked, then copied

   Out: that format, and a list of arguments for it.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "export.h"
#include "wrap-scan-text.h"

/* Where the registers end in a save area: all arguments are in memory.  */
#define GP_END 48
#define FP_END 176

bool
mpxguard_scan_stores_text (const struct mpxguard_conversion *c)
{
  return c->letter == 's' || c->letter == 'c' || c->letter == '['
	 || c->letter == 'S' || c->letter == 'C';
}

/* Return true if conversion C stores characters without a NUL.  */
static bool
stores_characters (const struct mpxguard_conversion *c)
{
  return c->letter == 'c' || c->letter == 'C';
}

/* Return the bytes of a character that conversion C stores.  */
static unsigned
character_size (const struct mpxguard_conversion *c)
{
  if (c->letter == 'S' || c->letter == 'C' || c->length == 'l')
    return sizeof (wchar_t);
  return 1;
}

uint64_t
mpxguard_scan_text_size (const struct mpxguard_conversion *c, const void *p)
{
  unsigned unit = character_size (c);

  if (stores_characters (c))
    return (c->width > 0 ? (uint64_t) c->width : 1) * unit;
  return unit == 1 ? strlen (p) + 1 : (wcslen (p) + 1) * unit;
}

/* Return true if conversion C may store a text that is longer than what the
   bounds of its argument among VALUES allow.  */
static bool
may_overflow (const struct mpxguard_conversion *c,
	      const struct mpxguard_format_values *values)
{
  uint64_t room;

  if (!mpxguard_scan_stores_text (c) || c->allocates
      || (c->length && c->length != 'l')
      || (unsigned) c->argument >= values->count)
    return false;
  room = mpxguard_room ((const void *) values->value[c->argument],
			values->bounds[c->argument]);
  if (room == MPXGUARD_NO_LIMIT)
    return false;
  if (stores_characters (c))
    return mpxguard_scan_text_size (c, NULL) > room;
  return c->width <= 0
	 || ((uint64_t) c->width + 1) * character_size (c) > room;
}

/* Return a copy of FORMAT, which has characters of UNIT bytes, with an m in
   each conversion of FIELDS whose text in SCAN is wanted.  Null if there is no
   memory.  */
static void *
allocating_format (const struct mpxguard_scan *scan, const char *format,
		   unsigned unit, const struct mpxguard_conversions *fields)
{
  uint64_t size = unit == 1 ? strlen (format) + 1
		  : (wcslen ((const wchar_t *) format) + 1) * unit;
  char *copy = malloc (size + fields->count * unit);
  char *to = copy;
  uint64_t done = 0;

  if (!copy)
    return NULL;
  for (unsigned i = 0; i < fields->count; i++)
    if (scan->text[i])
      {
	uint64_t end = fields->conversion[i].modifier * unit;

	to = mempcpy (to, format + done, end - done);
	done = end;
	memset (to, 0, unit);
	*to = 'm';
	to += unit;
      }
  memcpy (to, format + done, size - done);
  return copy;
}

/* Let the list of SCAN be its arguments.  */
static void
make_list (struct mpxguard_scan *scan)
{
  struct mpxguard_va_list *list = (struct mpxguard_va_list *) scan->list;

  memset (list, 0, sizeof *list);
  list->gp_offset = GP_END;
  list->fp_offset = FP_END;
  list->overflow = scan->argument;
}

void
mpxguard_scan_begin (struct mpxguard_scan *scan, const void *format, bool wide,
		     const struct mpxguard_conversions *fields,
		     const struct mpxguard_format_values *values)
{
  uint64_t taken = 0;
  bool any = false;

  scan->format = NULL;
  memset (scan->text, 0, sizeof scan->text);
  memcpy (scan->argument, values->value, sizeof scan->argument);
  for (unsigned i = 0; i < fields->count; i++)
    {
      const struct mpxguard_conversion *c = &fields->conversion[i];
      uint64_t bit = (unsigned) c->argument < MPXGUARD_FORMAT_ARGUMENTS
		     ? 1UL << c->argument : 0;

      /* Two fields for one argument, or arguments that are not known.  */
      if (!bit || (taken & bit))
	return;
      taken |= bit;
      if (may_overflow (c, values))
	{
	  any = true;
	  scan->text[i] = scan;
	  scan->argument[c->argument] = (uint64_t) &scan->text[i];
	}
    }
  if (!any || !fields->complete)
    return;
  scan->format = allocating_format (scan, format,
				    wide ? sizeof (wchar_t) : 1, fields);
  memset (scan->text, 0, sizeof scan->text);
  make_list (scan);
}

void
mpxguard_scan_end (struct mpxguard_scan *scan,
		   const struct mpxguard_conversions *fields)
{
  if (!scan->format)
    return;
  for (unsigned i = 0; i < fields->count; i++)
    free (scan->text[i]);
  free (scan->format);
}
