/* Wrappers of scanf and its kin.

   In: a format and pointers to where the fields go.  How much is written, and
   whether anything is, depends on the input: the checks come after the call,
   of as many fields as it says it assigned.  Texts that might not fit are
   stored elsewhere by the call (wrap-scan-text.c), and copied after the check.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "table.h"
#include "wrap-scan-text.h"

/* Return the bytes of the number that conversion C stores.  */
static unsigned
number_size (const struct mpxguard_conversion *c)
{
  bool is_float = strchr ("aAeEfFgG", c->letter) != NULL;

  switch (c->length)
    {
    case 'H':
      return 1;
    case 'h':
      return 2;
    case 0:
      return c->letter == 'p' ? 8 : 4;
    case 'L':
    case 'q':
      return is_float ? 16 : 8;
    default:
      return 8;
    }
}

/* CALL stored a field by conversion C at P, which has BOUNDS, or at TEXT if
   that is not null: check it.  */
static void
check_field (const struct mpxguard_call *call,
	     const struct mpxguard_conversion *c, void *p,
	     struct mpxguard_bounds bounds, const void *text)
{
  if (!mpxguard_scan_stores_text (c))
    mpxguard_call_writes (call, p, number_size (c), bounds);
  else if (text)
    {
      uint64_t size = mpxguard_scan_text_size (c, text);

      mpxguard_call_writes (call, p, size, bounds);
      memcpy (p, text, size);
    }
  else if (!c->allocates)
    mpxguard_call_writes (call, p, mpxguard_scan_text_size (c, p), bounds);
  else
    {
      void *block = *(void **) p;

      mpxguard_call_writes (call, p, sizeof block, bounds);
      mpxguard_store (p, block,
		      mpxguard_bounds_make (block,
					    mpxguard_scan_text_size (c, block)));
    }
}

/* CALL, as SCAN says, assigned the first ASSIGNED fields of FIELDS at the
   pointers in VALUES: check them.  */
static void
check_fields (const struct mpxguard_call *call, struct mpxguard_scan *scan,
	      const struct mpxguard_conversions *fields,
	      const struct mpxguard_format_values *values, int assigned)
{
  for (unsigned i = 0; assigned > 0 && i < fields->count; i++)
    {
      const struct mpxguard_conversion *c = &fields->conversion[i];

      if (c->letter != 'n')
	assigned--;
      if ((unsigned) c->argument < values->count)
	{
	  struct mpxguard_call one = *call;
	  struct mpxguard_bounds bounds = values->bounds[c->argument];

	  if (values->fields >> c->argument & 1)
	    {
	      one.field_begin = bounds.lower;
	      one.field_end = bounds.upper + 2;
	    }
	  check_field (&one, c, (void *) values->value[c->argument], bounds,
		       scan->format ? scan->text[i] : NULL);
	}
    }
  mpxguard_scan_end (scan, fields);
}

/* CALL is about to read the string TEXT, a wide one if WIDE, which has BOUNDS:
   check it.  */
static void
check_text (const struct mpxguard_call *call, const void *text,
	    struct mpxguard_bounds bounds, bool wide)
{
  if (wide)
    mpxguard_wide_size (call, text, bounds, MPXGUARD_NO_LIMIT);
  else
    mpxguard_string_size (call, text, bounds, MPXGUARD_NO_LIMIT);
}

#define LIST(...) __VA_ARGS__

/* The wrappers for NAME and VNAME, which reports call TEXT and VTEXT.  The
   format is of CHARACTERs, argument POSITION; PARAMETERS declares what
   stands before it, ARGUMENTS passes it on to VNAME, or FUNCTION in the form
   with _BY.  CHECK is done before the call; GNU_A tells which language of
   formats it is.  */
#define DEFINE_SCANF(NAME, TEXT, VNAME, VTEXT, CHARACTER, POSITION, GNU_A, \
		     PARAMETERS, ARGUMENTS, CHECK)			\
  MPXGUARD_REAL (int, VNAME, PARAMETERS const CHARACTER *format,	\
		 va_list ap);						\
  DEFINE_SCANF_BY (NAME, TEXT, VNAME, VTEXT, CHARACTER, POSITION, GNU_A, \
		   mpxguard_real_##VNAME, LIST (PARAMETERS),		\
		   LIST (ARGUMENTS), CHECK)

#define DEFINE_SCANF_BY(NAME, TEXT, VNAME, VTEXT, CHARACTER, POSITION, GNU_A, \
			FUNCTION, PARAMETERS, ARGUMENTS, CHECK)		\
  MPXGUARD_WRAPPER (int, NAME, PARAMETERS const CHARACTER *format, ...) \
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (NAME, TEXT);		\
    struct mpxguard_bounds bounds					\
      = mpxguard_call_bounds (&call, POSITION, format);			\
    bool wide = sizeof *format > 1;					\
    struct mpxguard_format reader = { .text = format, .wide = wide,	\
				      .scanf = true, .gnu_a = GNU_A };	\
    struct mpxguard_conversions fields;					\
    struct mpxguard_format_values values;				\
    struct mpxguard_scan scan;						\
    va_list ap;								\
    int result;								\
									\
    CHECK								\
    va_start (ap, format);						\
    check_text (&call, format, bounds, wide);				\
    mpxguard_format_read (reader, &fields);				\
    mpxguard_format_fetch (&call, &fields, ap, POSITION + 1, &values);	\
    mpxguard_format_narrow (&values);					\
    mpxguard_scan_begin (&scan, format, wide, &fields, &values);	\
    result = scan.format ? FUNCTION (ARGUMENTS scan.format, scan.list)	\
			 : FUNCTION (ARGUMENTS format, ap);		\
    check_fields (&call, &scan, &fields, &values, result);		\
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
    bool wide = sizeof *format > 1;					\
    struct mpxguard_format reader = { .text = format, .wide = wide,	\
				      .scanf = true, .gnu_a = GNU_A };	\
    struct mpxguard_conversions fields;					\
    struct mpxguard_format_values values;				\
    struct mpxguard_scan scan;						\
    int result;								\
									\
    CHECK								\
    check_text (&call, format, bounds, wide);				\
    mpxguard_format_read (reader, &fields);				\
    mpxguard_format_fetch (&call, &fields, ap, MPXGUARD_HANDED_DOWN,	\
			   &values);					\
    values.fields = 0;							\
    mpxguard_scan_begin (&scan, format, wide, &fields, &values);	\
    result = scan.format ? FUNCTION (ARGUMENTS scan.format, scan.list)	\
			 : FUNCTION (ARGUMENTS format, ap);		\
    check_fields (&call, &scan, &fields, &values, result);		\
    return result;							\
  }

/* The source of sscanf is argument 0.  glibc measures it first, so all of it
   is read.  */
#define CHECK_SOURCE							\
  check_text (&call, from, mpxguard_call_bounds (&call, 0, from), wide);

DEFINE_SCANF (scanf, "scanf", vscanf, "vscanf", char, 0, true, , , )
DEFINE_SCANF (fscanf, "fscanf", vfscanf, "vfscanf", char, 1, true,
	      LIST (FILE *file,), LIST (file,), )
DEFINE_SCANF (sscanf, "sscanf", vsscanf, "vsscanf", char, 1, true,
	      LIST (const char *from,), LIST (from,), CHECK_SOURCE)
DEFINE_SCANF (wscanf, "wscanf", vwscanf, "vwscanf", wchar_t, 0, true, , , )
DEFINE_SCANF (fwscanf, "fwscanf", vfwscanf, "vfwscanf", wchar_t, 1, true,
	      LIST (FILE *file,), LIST (file,), )
DEFINE_SCANF (swscanf, "swscanf", vswscanf, "vswscanf", wchar_t, 1, true,
	      LIST (const wchar_t *from,), LIST (from,), CHECK_SOURCE)

DEFINE_SCANF (__isoc99_scanf, "scanf", __isoc99_vscanf, "vscanf", char, 0,
	      false, , , )
DEFINE_SCANF (__isoc99_fscanf, "fscanf", __isoc99_vfscanf, "vfscanf", char, 1,
	      false, LIST (FILE *file,), LIST (file,), )
DEFINE_SCANF (__isoc99_sscanf, "sscanf", __isoc99_vsscanf, "vsscanf", char, 1,
	      false, LIST (const char *from,), LIST (from,), CHECK_SOURCE)
DEFINE_SCANF (__isoc99_wscanf, "wscanf", __isoc99_vwscanf, "vwscanf", wchar_t,
	      0, false, , , )
DEFINE_SCANF (__isoc99_fwscanf, "fwscanf", __isoc99_vfwscanf, "vfwscanf",
	      wchar_t, 1, false, LIST (FILE *file,), LIST (file,), )
DEFINE_SCANF (__isoc99_swscanf, "swscanf", __isoc99_vswscanf, "vswscanf",
	      wchar_t, 1, false, LIST (const wchar_t *from,), LIST (from,),
	      CHECK_SOURCE)

/* The names that newer headers of glibc give these functions.  A libc that
   does not have them has no program that calls them.  */
#define DEFINE_C23_SCANF(NAME, CHARACTER, POSITION, PARAMETERS, ARGUMENTS, \
			 CHECK)						\
  MPXGUARD_REAL (int, __isoc23_v##NAME, PARAMETERS			\
		 const CHARACTER *format, va_list ap)			\
    __attribute__ ((weak));						\
  DEFINE_SCANF_BY (__isoc23_##NAME, #NAME, __isoc23_v##NAME, "v" #NAME,	\
		   CHARACTER, POSITION, false,				\
		   (mpxguard_real___isoc23_v##NAME			\
		    ? mpxguard_real___isoc23_v##NAME			\
		    : mpxguard_real___isoc99_v##NAME),			\
		   LIST (PARAMETERS), LIST (ARGUMENTS), CHECK)

DEFINE_C23_SCANF (scanf, char, 0, , , )
DEFINE_C23_SCANF (fscanf, char, 1, LIST (FILE *file,), LIST (file,), )
DEFINE_C23_SCANF (sscanf, char, 1, LIST (const char *from,), LIST (from,),
		  CHECK_SOURCE)
DEFINE_C23_SCANF (wscanf, wchar_t, 0, , , )
DEFINE_C23_SCANF (fwscanf, wchar_t, 1, LIST (FILE *file,), LIST (file,), )
DEFINE_C23_SCANF (swscanf, wchar_t, 1, LIST (const wchar_t *from,),
		  LIST (from,), CHECK_SOURCE)
