/* Wrappers of the functions that print by a format to a file.

   In: a format and its arguments.  A file here is also an obstack.  Every function has two wrappers, with
   variable arguments and with a va_list; both check the arguments and call
   the function that takes a va_list.  The forms that _FORTIFY_SOURCE calls
   stand beside the plain ones.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <obstack.h>
#include <stdio.h>
#include <wchar.h>

#include "wrap-format.h"

MPXGUARD_REAL (int, __vprintf_chk, int flag, const char *format, va_list ap);
MPXGUARD_REAL (int, __vfprintf_chk, FILE *file, int flag, const char *format,
	       va_list ap);
MPXGUARD_REAL (int, __vdprintf_chk, int fd, int flag, const char *format,
	       va_list ap);
MPXGUARD_REAL (int, __obstack_vprintf_chk, struct obstack *stack, int flag,
	       const char *format, va_list ap);
MPXGUARD_REAL (int, __vwprintf_chk, int flag, const wchar_t *format,
	       va_list ap);
MPXGUARD_REAL (int, __vfwprintf_chk, FILE *file, int flag,
	       const wchar_t *format, va_list ap);

#define LIST(...) __VA_ARGS__

/* The wrappers for NAME and VNAME.  Reports call them TEXT and VTEXT.  Their
   format is of CHARACTERs, argument POSITION; PARAMETERS declares those
   before it, ARGUMENTS passes them on to FUNCTION.  */
#define DEFINE_PRINT(NAME, TEXT, VNAME, VTEXT, CHARACTER, POSITION, FUNCTION, \
		     PARAMETERS, ARGUMENTS)				\
  MPXGUARD_WRAPPER (int, NAME, PARAMETERS const CHARACTER *format, ...) \
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (NAME, TEXT);		\
    struct mpxguard_bounds bounds					\
      = mpxguard_call_bounds (&call, POSITION, format);			\
    va_list ap;								\
    int result;								\
									\
    va_start (ap, format);						\
    mpxguard_check_printf (&call, format, bounds, sizeof *format > 1, ap, \
			   POSITION + 1);				\
    result = FUNCTION (ARGUMENTS format, ap);				\
    va_end (ap);							\
    return result;							\
  }									\
									\
  MPXGUARD_WRAPPER (int, VNAME, PARAMETERS const CHARACTER *format,	\
		    va_list ap)						\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (VNAME, VTEXT);	\
    struct mpxguard_bounds bounds					\
      = mpxguard_call_bounds (&call, POSITION, format);			\
									\
    mpxguard_check_printf (&call, format, bounds, sizeof *format > 1, ap, \
			   MPXGUARD_HANDED_DOWN);			\
    return FUNCTION (ARGUMENTS format, ap);				\
  }

DEFINE_PRINT (printf, "printf", vprintf, "vprintf", char, 0, vprintf, , )
DEFINE_PRINT (fprintf, "fprintf", vfprintf, "vfprintf", char, 1, vfprintf,
	      LIST (FILE *file,), LIST (file,))
DEFINE_PRINT (dprintf, "dprintf", vdprintf, "vdprintf", char, 1, vdprintf,
	      LIST (int fd,), LIST (fd,))
DEFINE_PRINT (wprintf, "wprintf", vwprintf, "vwprintf", wchar_t, 0, vwprintf,
	      , )
DEFINE_PRINT (fwprintf, "fwprintf", vfwprintf, "vfwprintf", wchar_t, 1,
	      vfwprintf, LIST (FILE *file,), LIST (file,))

DEFINE_PRINT (__printf_chk, "printf", __vprintf_chk, "vprintf", char, 1,
	      mpxguard_real___vprintf_chk, LIST (int flag,), LIST (flag,))
DEFINE_PRINT (__fprintf_chk, "fprintf", __vfprintf_chk, "vfprintf", char, 2,
	      mpxguard_real___vfprintf_chk, LIST (FILE *file, int flag,),
	      LIST (file, flag,))
DEFINE_PRINT (__dprintf_chk, "dprintf", __vdprintf_chk, "vdprintf", char, 2,
	      mpxguard_real___vdprintf_chk, LIST (int fd, int flag,),
	      LIST (fd, flag,))
DEFINE_PRINT (__wprintf_chk, "wprintf", __vwprintf_chk, "vwprintf", wchar_t, 1,
	      mpxguard_real___vwprintf_chk, LIST (int flag,), LIST (flag,))
DEFINE_PRINT (__fwprintf_chk, "fwprintf", __vfwprintf_chk, "vfwprintf",
	      wchar_t, 2, mpxguard_real___vfwprintf_chk,
	      LIST (FILE *file, int flag,), LIST (file, flag,))

DEFINE_PRINT (obstack_printf, "obstack_printf", obstack_vprintf,
	      "obstack_vprintf", char, 1, obstack_vprintf,
	      LIST (struct obstack *stack,), LIST (stack,))
DEFINE_PRINT (__obstack_printf_chk, "obstack_printf", __obstack_vprintf_chk,
	      "obstack_vprintf", char, 2, mpxguard_real___obstack_vprintf_chk,
	      LIST (struct obstack *stack, int flag,), LIST (stack, flag,))
