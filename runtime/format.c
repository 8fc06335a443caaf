/* Text without stdio and malloc.

   In: format strings and values.  Out: bytes on a file descriptor.  Usable
   in signal handlers and before libc is set up.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "format.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>

#include "sys.h"

/* A conversion: what stands between % and its letter.  */
struct conversion
{
  bool left;
  bool zeros;
  bool is_long;
  int width;
  int precision;
};

/* Write the SIZE bytes at DATA to FD, however often it takes.  */
static void
write_all (int fd, const char *data, size_t size)
{
  while (size > 0)
    {
      long n = mpxguard_sys_write (fd, data, size);

      if (n == -EINTR || n == -EAGAIN)
	continue;
      if (mpxguard_sys_failed (n))
	return;
      data += n;
      size -= (size_t) n;
    }
}

void
mpxguard_text_flush (struct mpxguard_text *text)
{
  write_all (text->fd, text->buffer, text->used);
  text->used = 0;
}

/* Append the character C to TEXT.  */
static void
put (struct mpxguard_text *text, char c)
{
  if (text->used == text->size && text->fd < 0)
    return;
  if (text->used == text->size)
    mpxguard_text_flush (text);
  text->buffer[text->used++] = c;
}

/* Append N times the character C to TEXT.  */
static void
put_repeated (struct mpxguard_text *text, char c, int n)
{
  for (; n > 0; n--)
    put (text, c);
}

/* Append the LENGTH characters at S to TEXT as HOW says.  */
static void
put_field (struct mpxguard_text *text, const struct conversion *how,
	   const char *s, int length)
{
  int fill = how->width - length;

  if (!how->left)
    put_repeated (text, how->zeros ? '0' : ' ', fill);
  for (int i = 0; i < length; i++)
    put (text, s[i]);
  if (how->left)
    put_repeated (text, ' ', fill);
}

/* Append VALUE in BASE to TEXT as HOW says, after a minus if NEGATIVE.  */
static void
put_number (struct mpxguard_text *text, const struct conversion *how,
	    uint64_t value, unsigned base, bool negative)
{
  char digits[24];
  char *end = digits + sizeof digits;
  char *p = end;

  do
    *--p = "0123456789abcdef"[value % base];
  while (value /= base);
  if (negative)
    *--p = '-';
  put_field (text, how, p, (int) (end - p));
}

/* Append the string S to TEXT as HOW says.  */
static void
put_string (struct mpxguard_text *text, const struct conversion *how,
	    const char *s)
{
  int length = 0;

  if (!s)
    s = "(null)";
  while ((how->precision < 0 || length < how->precision) && s[length])
    length++;
  put_field (text, how, s, length);
}

/* Read flags, width, precision and length at FORMAT into HOW; return what
   follows them.  ARGUMENTS supplies the value of a precision `*'.  */
static const char *
parse_conversion (const char *format, struct conversion *how,
		  va_list *arguments)
{
  *how = (struct conversion) { .precision = -1 };
  for (; *format == '-' || *format == '0'; format++)
    *(*format == '-' ? &how->left : &how->zeros) = true;
  for (; *format >= '0' && *format <= '9'; format++)
    how->width = how->width * 10 + (*format - '0');
  if (format[0] == '.' && format[1] == '*')
    {
      how->precision = va_arg (*arguments, int);
      format += 2;
    }
  for (; *format == 'l'; format++)
    how->is_long = true;
  return format;
}

/* Append the next of ARGUMENTS to TEXT, converted as HOW and LETTER say.  */
static void
put_conversion (struct mpxguard_text *text, const struct conversion *how,
		char letter, va_list *arguments)
{
  long value;

  switch (letter)
    {
    case 's':
      put_string (text, how, va_arg (*arguments, const char *));
      break;
    case 'c':
      put (text, (char) va_arg (*arguments, int));
      break;
    case 'd':
      value = how->is_long ? va_arg (*arguments, long)
			   : va_arg (*arguments, int);
      put_number (text, how,
		  value < 0 ? 0 - (uint64_t) value : (uint64_t) value, 10,
		  value < 0);
      break;
    case 'u':
    case 'x':
      put_number (text, how,
		  how->is_long ? va_arg (*arguments, unsigned long)
			       : va_arg (*arguments, unsigned),
		  letter == 'x' ? 16 : 10, false);
      break;
    default:
      put (text, letter);
      break;
    }
}

void
mpxguard_vformat (struct mpxguard_text *text, const char *format,
		  va_list arguments)
{
  struct conversion how;
  va_list rest;

  va_copy (rest, arguments);
  for (; *format; format++)
    if (*format != '%')
      put (text, *format);
    else
      {
	format = parse_conversion (format + 1, &how, &rest);
	put_conversion (text, &how, *format, &rest);
      }
  va_end (rest);
}

void
mpxguard_format (struct mpxguard_text *text, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  mpxguard_vformat (text, format, arguments);
  va_end (arguments);
}

void
mpxguard_format_bytes (struct mpxguard_text *text, unsigned long n)
{
  mpxguard_format (text, "%lu byte%s", n, n == 1 ? "" : "s");
}

/* Write the line that FORMAT and ARGUMENTS make on stderr.  */
static void
vsay (const char *format, va_list arguments)
{
  char buffer[1024];
  struct mpxguard_text text = { buffer, sizeof buffer, 0, 2 };

  mpxguard_format (&text, "mpxguard: ");
  mpxguard_vformat (&text, format, arguments);
  mpxguard_format (&text, "\n");
  mpxguard_text_flush (&text);
}

void
mpxguard_say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vsay (format, arguments);
  va_end (arguments);
}

void
mpxguard_die (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vsay (format, arguments);
  va_end (arguments);
  mpxguard_sys_exit (1);
}
