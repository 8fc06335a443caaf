/* Wrappers of the functions that print by a format to memory.

   In: a format, its arguments, the memory and its bounds.  Where the memory's
   size that the program names is larger than the bounds (sprintf names none),
   the text is first printed as far as the bounds allow; only if it is longer
   the rest is a violation.  So a generous size is none.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <limits.h>
#include <stdio.h>

#include "wrap-format.h"

MPXGUARD_REAL (int, __vsnprintf_chk, char *to, size_t size, int flag,
	       size_t object, const char *format, va_list ap);
MPXGUARD_REAL (int, __vsprintf_chk, char *to, int flag, size_t object,
	       const char *format, va_list ap);

/* A call that prints to memory.  */
struct target
{
  void *to;
  struct mpxguard_bounds bounds;
  bool unlimited;		/* sprintf's kind; else the program says:  */
  uint64_t size;
  bool fortified;		/* A _chk form, which has:  */
  int flag;
  size_t object;
};

/* Print FORMAT with AP to at most SIZE bytes of T, as the _chk form does if T
   is of one.  */
static int
print_some (const struct target *t, uint64_t size, const char *format,
	    va_list ap)
{
  va_list copy;
  int result;

  va_copy (copy, ap);
  if (t->fortified)
    result = mpxguard_real___vsnprintf_chk (t->to, size, t->flag,
					    MPXGUARD_NO_LIMIT, format, copy);
  else
    result = vsnprintf (t->to, size, format, copy);
  va_end (copy);
  return result;
}

/* Let libc do all of the printing of FORMAT with AP that T asks for.  */
static int
print_all (const struct target *t, const char *format, va_list ap)
{
  if (t->unlimited)
    return t->fortified
	     ? mpxguard_real___vsprintf_chk (t->to, t->flag, t->object, format,
					     ap)
	     : vsprintf (t->to, format, ap);
  return t->fortified
	   ? mpxguard_real___vsnprintf_chk (t->to, t->size, t->flag, t->object,
					    format, ap)
	   : vsnprintf (t->to, t->size, format, ap);
}

/* Do the work of CALL: print FORMAT, which has FORMAT_BOUNDS, with AP to
   T.  NAMED is as for mpxguard_check_printf.  */
static int
print (const struct mpxguard_call *call, const struct target *t,
       const char *format, struct mpxguard_bounds format_bounds, va_list ap,
       int named)
{
  uint64_t room = mpxguard_room (t->to, t->bounds);
  uint64_t size = t->unlimited ? MPXGUARD_NO_LIMIT : t->size;
  uint64_t needed;
  int result;

  mpxguard_check_printf (call, format, format_bounds, false, ap, named);
  /* libc will end the program, however short the text is.  */
  if (t->fortified && !t->unlimited && t->object < size)
    mpxguard_call_writes (call, t->to, size, t->bounds);
  /* No text is longer than INT_MAX.  */
  if (room >= size || room > INT_MAX
      || (t->fortified && !t->unlimited && t->object < size))
    return print_all (t, format, ap);
  result = print_some (t, room, format, ap);
  needed = (uint64_t) result + 1;
  if (result < 0 || needed <= room)
    return result;
  mpxguard_call_writes (call, t->to, needed < size ? needed : size,
			t->bounds);
  return print_all (t, format, ap);
}

MPXGUARD_WRAPPER (int, vsprintf, char *to, const char *format, va_list ap)
{
  struct mpxguard_call call = MPXGUARD_CALL (vsprintf);
  struct target t = { .to = to, .unlimited = true,
		      .bounds = mpxguard_target_bounds (&call, 0, to) };

  return print (&call, &t, format, mpxguard_call_bounds (&call, 1, format),
		ap, MPXGUARD_HANDED_DOWN);
}

MPXGUARD_WRAPPER (int, sprintf, char *to, const char *format, ...)
{
  struct mpxguard_call call = MPXGUARD_CALL (sprintf);
  struct target t = { .to = to, .unlimited = true,
		      .bounds = mpxguard_target_bounds (&call, 0, to) };
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, format);
  va_list ap;
  int result;

  va_start (ap, format);
  result = print (&call, &t, format, bounds, ap, 2);
  va_end (ap);
  return result;
}

MPXGUARD_WRAPPER (int, vsnprintf, char *to, size_t size, const char *format,
		  va_list ap)
{
  struct mpxguard_call call = MPXGUARD_CALL (vsnprintf);
  struct target t = { .to = to, .size = size,
		      .bounds = mpxguard_target_bounds (&call, 0, to) };

  return print (&call, &t, format, mpxguard_call_bounds (&call, 2, format),
		ap, MPXGUARD_HANDED_DOWN);
}

MPXGUARD_WRAPPER (int, snprintf, char *to, size_t size, const char *format,
		  ...)
{
  struct mpxguard_call call = MPXGUARD_CALL (snprintf);
  struct target t = { .to = to, .size = size,
		      .bounds = mpxguard_target_bounds (&call, 0, to) };
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 2, format);
  va_list ap;
  int result;

  va_start (ap, format);
  result = print (&call, &t, format, bounds, ap, 3);
  va_end (ap);
  return result;
}

MPXGUARD_WRAPPER (int, __vsprintf_chk, char *to, int flag, size_t object,
		  const char *format, va_list ap)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__vsprintf_chk, "vsprintf");
  struct target t = { .to = to, .unlimited = true, .fortified = true,
		      .flag = flag, .object = object,
		      .bounds = mpxguard_target_bounds (&call, 0, to) };

  return print (&call, &t, format, mpxguard_call_bounds (&call, 3, format),
		ap, MPXGUARD_HANDED_DOWN);
}

MPXGUARD_WRAPPER (int, __sprintf_chk, char *to, int flag, size_t object,
		  const char *format, ...)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__sprintf_chk, "sprintf");
  struct target t = { .to = to, .unlimited = true, .fortified = true,
		      .flag = flag, .object = object,
		      .bounds = mpxguard_target_bounds (&call, 0, to) };
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 3, format);
  va_list ap;
  int result;

  va_start (ap, format);
  result = print (&call, &t, format, bounds, ap, 4);
  va_end (ap);
  return result;
}

MPXGUARD_WRAPPER (int, __vsnprintf_chk, char *to, size_t size, int flag,
		  size_t object, const char *format, va_list ap)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__vsnprintf_chk, "vsnprintf");
  struct target t = { .to = to, .size = size, .fortified = true, .flag = flag,
		      .object = object,
		      .bounds = mpxguard_target_bounds (&call, 0, to) };

  return print (&call, &t, format, mpxguard_call_bounds (&call, 4, format),
		ap, MPXGUARD_HANDED_DOWN);
}

MPXGUARD_WRAPPER (int, __snprintf_chk, char *to, size_t size, int flag,
		  size_t object, const char *format, ...)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__snprintf_chk, "snprintf");
  struct target t = { .to = to, .size = size, .fortified = true, .flag = flag,
		      .object = object,
		      .bounds = mpxguard_target_bounds (&call, 0, to) };
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 4, format);
  va_list ap;
  int result;

  va_start (ap, format);
  result = print (&call, &t, format, bounds, ap, 5);
  va_end (ap);
  return result;
}
