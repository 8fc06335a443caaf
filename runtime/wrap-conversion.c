/* Read the formats of printf and scanf.

   In: a format, a string or a wide one, whose end is known to be inside its
   bounds.  Out: its conversions, one after the other, and the arguments that
   they take.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <stddef.h>

#include "export.h"
#include "table.h"
#include "wrap-format.h"

/* Where the general registers end in a save area.  */
#define GP_END 48

/* Return character I of FORMAT.  */
static int
character (const struct mpxguard_format *format, uint64_t i)
{
  if (format->wide)
    return ((const wchar_t *) format->text)[i];
  return ((const unsigned char *) format->text)[i];
}

/* Return the character that comes next.  */
static int
peek (const struct mpxguard_format *format)
{
  return character (format, format->at);
}

/* Skip C if it comes next; return true if it did.  */
static bool
skip (struct mpxguard_format *format, int c)
{
  if (peek (format) != c)
    return false;
  format->at++;
  return true;
}

/* Return the number that comes next, -1 if there is none.  A huge one is
   taken for a smaller one that no argument and no string reaches.  */
static long
read_number (struct mpxguard_format *format)
{
  long number = -1;

  while (peek (format) >= '0' && peek (format) <= '9')
    {
      if (number < 0)
	number = 0;
      if (number < 1L << 40)
	number = number * 10 + (peek (format) - '0');
      format->at++;
    }
  return number;
}

/* A '*' was read: return the position of its argument.  */
static int
star_argument (struct mpxguard_format *format)
{
  uint64_t start = format->at;
  long number = read_number (format);

  if (number > 0 && skip (format, '$'))
    return (int) (number - 1);
  format->at = start;
  return (int) format->next++;
}

/* Return true if C is a flag of printf's conversions.  */
static bool
is_flag (int c)
{
  return c == '-' || c == '+' || c == ' ' || c == '#' || c == '0' || c == '\''
	 || c == 'I';
}

/* Return true if C is a conversion of printf by itself, and neither a flag
   nor a modifier.  */
static bool
is_simple (int c)
{
  return c == 's' || c == 'd' || c == 'u' || c == 'x' || c == 'c' || c == 'g'
	 || c == 'f' || c == 'p';
}

/* Read the field width and, for printf, the flags before it.  A number
   followed by '$' is the position of the argument: set *ARGUMENT to it.  */
static void
read_width (struct mpxguard_format *format, struct mpxguard_conversion *c,
	    int *argument)
{
  uint64_t start = format->at;
  long number = read_number (format);

  if (number > 0 && skip (format, '$'))
    *argument = (int) (number - 1);
  else
    format->at = start;
  if (format->scanf)
    {
      c->width = read_number (format);
      return;
    }
  while (is_flag (peek (format)))
    format->at++;
  if (skip (format, '*'))
    c->width_argument = star_argument (format);
  else
    c->width = read_number (format);
  if (skip (format, '.'))
    {
      if (skip (format, '*'))
	c->precision_argument = star_argument (format);
      else
	{
	  /* ".-3" is no precision, "." alone is 0.  */
	  bool negative = skip (format, '-');

	  c->precision = read_number (format);
	  if (c->precision < 0)
	    c->precision = 0;
	  if (negative)
	    c->precision = -1;
	}
    }
}

/* Read the modifier of length.  */
static char
read_length (struct mpxguard_format *format)
{
  int c = peek (format);

  switch (c)
    {
    case 'h':
    case 'l':
      format->at++;
      if (skip (format, c))
	return c == 'h' ? 'H' : 'q';
      return (char) c;
    case 'q':
    case 'L':
    case 'j':
    case 'z':
    case 't':
      format->at++;
      return (char) c;
    case 'Z':
      format->at++;
      return 'z';
    default:
      return 0;
    }
}

/* Skip the rest of a set, whose '[' was read.  */
static void
skip_set (struct mpxguard_format *format)
{
  skip (format, '^');
  skip (format, ']');
  while (peek (format) && !skip (format, ']'))
    format->at++;
}

/* Return true if what comes next is an 'a' that allocates: in scanf as it was
   before C99, before s, S and [.  */
static bool
old_allocation (const struct mpxguard_format *format)
{
  int c;

  if (!format->gnu_a || peek (format) != 'a')
    return false;
  c = character (format, format->at + 1);
  return c == 's' || c == 'S' || c == '[';
}

/* Read a conversion whose '%' was read.  Return true if it takes an argument
   or is one that does not (%m, %%, suppressed ones): LETTER 0.  */
static bool
read_conversion (struct mpxguard_format *format, struct mpxguard_conversion *c)
{
  bool suppressed = false;
  int argument = -1;
  int letter;

  *c = (struct mpxguard_conversion) { .argument = -1, .width_argument = -1,
				      .precision_argument = -1, .width = -1,
				      .precision = -1 };
  if (!format->scanf && is_simple (peek (format)))
    {
      c->letter = (char) peek (format);
      c->argument = (int) format->next++;
      format->at++;
      return true;
    }
  if (format->scanf)
    suppressed = skip (format, '*');
  read_width (format, c, &argument);
  if (format->scanf)
    {
      suppressed |= skip (format, '*');
      skip (format, '\'');
      if (c->width < 0)
	c->width = read_number (format);
      c->allocates = skip (format, 'm');
      if (old_allocation (format))
	c->allocates = skip (format, 'a');
    }
  c->modifier = format->at;
  c->length = read_length (format);
  letter = peek (format);
  if (!letter || letter > 127)
    return false;
  format->at++;
  if (letter == '[')
    skip_set (format);
  if (letter == '%' || (letter == 'm' && !format->scanf) || suppressed)
    return true;
  c->letter = (char) letter;
  if (argument < 0)
    argument = (int) format->next++;
  c->argument = argument;
  return true;
}

/* Return the kind of argument that conversion C takes.  */
static char
kind_of (const struct mpxguard_format *format,
	 const struct mpxguard_conversion *c)
{
  if (format->scanf)
    return 'p';
  switch (c->letter)
    {
    case 'a':
    case 'A':
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      return c->length == 'L' || c->length == 'q' ? 'D' : 'd';
    case 's':
    case 'S':
    case 'n':
      return 'p';
    default:
      return 'i';
    }
}

/* Skip what is no conversion, and the '%' after it.  Return false at the end
   of FORMAT.  */
static bool
skip_text (struct mpxguard_format *format)
{
  if (!format->wide)
    {
      const char *text = format->text;

      while (text[format->at] && text[format->at] != '%')
	format->at++;
    }
  else
    while (peek (format) && peek (format) != '%')
      format->at++;
  return skip (format, '%');
}

void
mpxguard_format_read (struct mpxguard_format format,
		      struct mpxguard_conversions *conversions)
{
  conversions->count = 0;
  conversions->pointers = false;
  conversions->complete = false;
  while (conversions->count < MPXGUARD_FORMAT_CONVERSIONS
	 && skip_text (&format))
    {
      struct mpxguard_conversion *c
	= &conversions->conversion[conversions->count];

      if (!read_conversion (&format, c))
	return;
      if (!c->letter && c->width_argument < 0 && c->precision_argument < 0)
	continue;
      c->kind = kind_of (&format, c);
      if (c->letter && c->kind == 'p')
	conversions->pointers = true;
      conversions->count++;
    }
  conversions->complete = conversions->count < MPXGUARD_FORMAT_CONVERSIONS;
}

/* Note in KINDS and COUNT that argument POSITION is of KIND.  */
static void
note_kind (char *kinds, unsigned *count, int position, char kind)
{
  if (position < 0 || position >= MPXGUARD_FORMAT_ARGUMENTS)
    return;
  kinds[position] = kind;
  if ((unsigned) position >= *count)
    *count = (unsigned) position + 1;
}

/* Return the bounds of the next argument of AP, a word.  */
static struct mpxguard_bounds
bounds_in_list (va_list ap)
{
  const struct mpxguard_va_list *list = (const struct mpxguard_va_list *) ap;
  const uint64_t *slot = list->overflow;

  if (list->gp_offset < GP_END)
    slot = list->saved + list->gp_offset / 8;
  return mpxguard_load (slot, (const void *) *slot);
}

/* Fetch the next argument of AP, a pointer, into VALUES at I.  CALL and NAMED
   are as for mpxguard_format_fetch.  */
static void
fetch_pointer (const struct mpxguard_call *call, va_list ap, int named,
	       struct mpxguard_format_values *values, unsigned i)
{
  struct mpxguard_bounds bounds = mpxguard_bounds_init ();
  const void *p;

  if (named < 0)
    bounds = bounds_in_list (ap);
  p = va_arg (ap, const void *);
  if (named >= 0)
    bounds = mpxguard_call_bounds (call, (unsigned) named + i, p);
  values->value[i] = (uint64_t) p;
  values->bounds[i] = bounds;
}

void
mpxguard_format_fetch (const struct mpxguard_call *call,
		       const struct mpxguard_conversions *conversions,
		       va_list ap, int named,
		       struct mpxguard_format_values *values)
{
  char kinds[MPXGUARD_FORMAT_ARGUMENTS] = { 0 };
  unsigned count = 0;
  va_list copy;

  for (unsigned i = 0; i < conversions->count; i++)
    {
      const struct mpxguard_conversion *c = &conversions->conversion[i];

      note_kind (kinds, &count, c->width_argument, 'i');
      note_kind (kinds, &count, c->precision_argument, 'i');
      note_kind (kinds, &count, c->argument, c->kind);
    }
  va_copy (copy, ap);
  for (unsigned i = 0; i < count; i++)
    switch (kinds[i])
      {
      case 'd':
	va_arg (copy, double);
	break;
      case 'D':
	va_arg (copy, long double);
	break;
      case 'p':
	fetch_pointer (call, copy, named, values, i);
	break;
      default:
	values->value[i] = va_arg (copy, uint64_t);
	break;
      }
  va_end (copy);
  values->count = count;
}
