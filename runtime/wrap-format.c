/* What does printf touch?

   In: a format and the arguments, with their bounds.  Out: checks of the
   strings that %s and its kin read, as far as the precision lets them, and
   of the numbers that %n writes.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <limits.h>
#include <string.h>
#include <wchar.h>

#include "wrap-format.h"

/* Return the bytes of an integer with the modifier LENGTH.  */
static unsigned
integer_size (char length)
{
  switch (length)
    {
    case 'H':
      return 1;
    case 'h':
      return 2;
    case 0:
      return 4;
    default:
      return 8;
    }
}

/* Return the precision of conversion C, MPXGUARD_NO_LIMIT if it has none.  */
static uint64_t
precision_of (const struct mpxguard_conversion *c,
	      const struct mpxguard_format_values *values)
{
  long precision = c->precision;

  if (c->precision_argument >= 0
      && (unsigned) c->precision_argument < values->count)
    precision = (int) values->value[c->precision_argument];
  return precision < 0 ? MPXGUARD_NO_LIMIT : (uint64_t) precision;
}

/* CALL prints the wide string at S, which has BOUNDS, as at most LIMIT bytes:
   a wide character that does not fit whole is read, and then not printed.  */
static void
check_wide_as_bytes (const struct mpxguard_call *call, const wchar_t *s,
		     struct mpxguard_bounds bounds, uint64_t limit)
{
  uint64_t room = mpxguard_room (s, bounds) / sizeof *s;
  mbstate_t state;
  char bytes[MB_LEN_MAX];
  uint64_t printed = 0;

  memset (&state, 0, sizeof state);
  for (uint64_t i = 0; printed < limit; i++)
    {
      size_t size;

      if (i == room)
	{
	  mpxguard_call_runs_out (call, s + i, bounds, sizeof *s);
	  return;
	}
      if (!s[i])
	return;
      size = wcrtomb (bytes, s[i], &state);
      if (size == (size_t) -1)
	return;
      printed += size;
    }
}

/* CALL prints the string at P, which has BOUNDS, by conversion C with
   PRECISION; WIDE_OUTPUT if it prints wide characters.  */
static void
check_string (const struct mpxguard_call *call,
	      const struct mpxguard_conversion *c, const void *p,
	      struct mpxguard_bounds bounds, uint64_t precision,
	      bool wide_output)
{
  if (c->letter == 's' && c->length != 'l')
    mpxguard_string_size (call, p, bounds, precision);
  else if (wide_output || precision == MPXGUARD_NO_LIMIT)
    mpxguard_wide_size (call, p, bounds, precision);
  else if (p)
    check_wide_as_bytes (call, p, bounds, precision);
}

/* CALL prints its argument among VALUES by conversion C, as wide characters
   if WIDE: check it.  */
static void
check_conversion (const struct mpxguard_call *call,
		  const struct mpxguard_conversion *c,
		  const struct mpxguard_format_values *values, bool wide)
{
  const void *p = (const void *) values->value[c->argument];
  struct mpxguard_bounds bounds = values->bounds[c->argument];

  if (c->letter == 'n')
    mpxguard_call_writes (call, p, integer_size (c->length), bounds);
  else if (c->letter == 's' || c->letter == 'S')
    check_string (call, c, p, bounds, precision_of (c, values), wide);
}

void
mpxguard_check_printf (const struct mpxguard_call *call, const void *text,
		       struct mpxguard_bounds bounds, bool wide, va_list ap,
		       int named)
{
  struct mpxguard_format format = { .text = text, .wide = wide };
  struct mpxguard_conversions conversions;
  struct mpxguard_format_values values;

  if (!text)
    return;
  if (wide)
    mpxguard_wide_size (call, text, bounds, MPXGUARD_NO_LIMIT);
  else
    mpxguard_string_size (call, text, bounds, MPXGUARD_NO_LIMIT);
  mpxguard_format_read (format, &conversions);
  if (!conversions.pointers)
    return;
  mpxguard_format_fetch (call, &conversions, ap, named, &values);
  for (unsigned i = 0; i < conversions.count; i++)
    {
      const struct mpxguard_conversion *c = &conversions.conversion[i];

      if (c->letter && (unsigned) c->argument < values.count)
	check_conversion (call, c, &values, wide);
    }
}
