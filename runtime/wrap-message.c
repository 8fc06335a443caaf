/* Wrappers of the functions that print messages about errors.

   In: a format and its arguments, as for printf.  error of glibc has no
   twin that takes a va_list, so its message is formatted first.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <err.h>
#include <error.h>
#include <stdio.h>
#include <stdlib.h>
#include <syslog.h>

#include "wrap-format.h"

MPXGUARD_REAL (void, __vsyslog_chk, int priority, int flag,
	       const char *format, va_list ap);

#define LIST(...) __VA_ARGS__

/* The wrappers for NAME and VNAME, which reports call TEXT and VTEXT; the
   format is argument POSITION, and what stands before it is declared by
   PARAMETERS and passed by ARGUMENTS to FUNCTION.  */
#define DEFINE_MESSAGE(NAME, TEXT, VNAME, VTEXT, POSITION, FUNCTION,	\
		       PARAMETERS, ARGUMENTS)				\
  MPXGUARD_WRAPPER (void, NAME, PARAMETERS const char *format, ...)	\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (NAME, TEXT);		\
    struct mpxguard_bounds bounds					\
      = mpxguard_call_bounds (&call, POSITION, format);			\
    va_list ap;								\
									\
    va_start (ap, format);						\
    mpxguard_check_printf (&call, format, bounds, false, ap, POSITION + 1); \
    FUNCTION (ARGUMENTS format, ap);					\
    va_end (ap);							\
  }									\
									\
  MPXGUARD_WRAPPER (void, VNAME, PARAMETERS const char *format, va_list ap) \
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (VNAME, VTEXT);	\
    struct mpxguard_bounds bounds					\
      = mpxguard_call_bounds (&call, POSITION, format);			\
									\
    mpxguard_check_printf (&call, format, bounds, false, ap,		\
			   MPXGUARD_HANDED_DOWN);			\
    FUNCTION (ARGUMENTS format, ap);					\
  }

DEFINE_MESSAGE (err, "err", verr, "verr", 1, verr, LIST (int status,),
		LIST (status,))
DEFINE_MESSAGE (errx, "errx", verrx, "verrx", 1, verrx, LIST (int status,),
		LIST (status,))
DEFINE_MESSAGE (warn, "warn", vwarn, "vwarn", 0, vwarn, , )
DEFINE_MESSAGE (warnx, "warnx", vwarnx, "vwarnx", 0, vwarnx, , )
DEFINE_MESSAGE (syslog, "syslog", vsyslog, "vsyslog", 1, vsyslog,
		LIST (int priority,), LIST (priority,))
DEFINE_MESSAGE (__syslog_chk, "syslog", __vsyslog_chk, "vsyslog", 2,
		mpxguard_real___vsyslog_chk, LIST (int priority, int flag,),
		LIST (priority, flag,))

/* Return the text that FORMAT makes of AP, a block; or FORMAT itself when
   memory is short.  */
static char *
make_text (const char *format, va_list ap)
{
  char *text;

  return vasprintf (&text, format, ap) < 0 ? (char *) format : text;
}

MPXGUARD_WRAPPER (void, error, int status, int number, const char *format,
		  ...)
{
  struct mpxguard_call call = MPXGUARD_CALL (error);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 2, format);
  va_list ap;
  char *text;

  va_start (ap, format);
  mpxguard_check_printf (&call, format, bounds, false, ap, 3);
  text = make_text (format, ap);
  va_end (ap);
  error (status, number, "%s", text);
  if (text != format)
    free (text);
}

MPXGUARD_WRAPPER (void, error_at_line, int status, int number,
		  const char *file, unsigned int line, const char *format, ...)
{
  struct mpxguard_call call = MPXGUARD_CALL (error_at_line);
  struct mpxguard_bounds file_bounds = mpxguard_call_bounds (&call, 2, file);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 4, format);
  va_list ap;
  char *text;

  va_start (ap, format);
  mpxguard_string_size (&call, file, file_bounds, MPXGUARD_NO_LIMIT);
  mpxguard_check_printf (&call, format, bounds, false, ap, 5);
  text = make_text (format, ap);
  va_end (ap);
  error_at_line (status, number, file, line, "%s", text);
  if (text != format)
    free (text);
}
