/* What the plugin calls for functions of users' own tables.

   In: what the table's line says of a call, piece by piece: strings to
   measure, sizes to compute, accesses to check, results to give bounds.  The
   functions are called with the bounds of their arguments as instrumented
   functions are.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include "table.h"
#include "wrap.h"

/* Begin the definition of the function NAME for users' tables.  */
#define DEFINE_MODEL(TYPE, NAME, ...)					\
  MPXGUARD_EXPORT TYPE NAME (__VA_ARGS__);				\
  TYPE NAME (__VA_ARGS__)

/* The value of CALL in the function NAME, which reports call FUNCTION.  */
#define MODEL_CALL(NAME, FUNCTION)					\
  mpxguard_call_begin (FUNCTION, (const void *) NAME,			\
		       __builtin_return_address (0))

/* Return the bytes of the string at P, of characters of WIDTH bytes, with its
   end but at most LIMIT characters, which FUNCTION reads.  */
DEFINE_MODEL (uint64_t, __mpxguard_model_string, const void *p,
	      uint64_t width, uint64_t limit, const char *function)
{
  struct mpxguard_call call = MODEL_CALL (__mpxguard_model_string, function);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, p);

  return width == 1 ? mpxguard_string_size (&call, p, bounds, limit)
		    : mpxguard_wide_size (&call, p, bounds, limit);
}

/* The same up to and with the first C.  */
DEFINE_MODEL (uint64_t, __mpxguard_model_string_to, const void *p,
	      uint64_t width, int c, const char *function)
{
  struct mpxguard_call call
    = MODEL_CALL (__mpxguard_model_string_to, function);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, p);

  return width == 1 ? mpxguard_string_size_to (&call, p, bounds, c)
		    : mpxguard_wide_size_to (&call, p, bounds, c);
}

/* Return SIZE, that of the string at P, without its end.  */
DEFINE_MODEL (uint64_t, __mpxguard_model_trim, const void *p, uint64_t width,
	      uint64_t size)
{
  return width == 1 ? mpxguard_without_nul (p, size)
		    : mpxguard_without_wide_nul (p, size);
}

/* Return A OPERATOR B.  */
DEFINE_MODEL (uint64_t, __mpxguard_model_compute, uint64_t a, int operator,
	      uint64_t b)
{
  switch (operator)
    {
    case '+':
      return mpxguard_size_add (a, b);
    case '-':
      return mpxguard_size_subtract (a, b);
    case '*':
      return mpxguard_size_multiply (a, b);
    default:
      return mpxguard_size_divide (a, b);
    }
}

/* FUNCTION accesses SIZE bytes at P as FLAGS say.  */
DEFINE_MODEL (void, __mpxguard_model_access, const void *p, uint64_t size,
	      int flags, const char *function)
{
  struct mpxguard_call call = MODEL_CALL (__mpxguard_model_access, function);

  mpxguard_call_check (&call, p, size, mpxguard_call_bounds (&call, 0, p),
		       (unsigned) flags);
}

/* SIZE bytes moved from FROM to TO.  */
DEFINE_MODEL (void, __mpxguard_model_move, void *to, const void *from,
	      uint64_t size)
{
  if (to && from)
    mpxguard_copy (to, from, size);
}

/* Return P, with the bounds of SIZE bytes there.  */
DEFINE_MODEL (void *, __mpxguard_model_new, void *p, uint64_t size)
{
  struct mpxguard_call call = MODEL_CALL (__mpxguard_model_new, "");

  mpxguard_call_result (&call, p, mpxguard_bounds_make (p, size));
  return p;
}

/* Return P, with the bounds of the string there.  */
DEFINE_MODEL (void *, __mpxguard_model_text, void *p, uint64_t width)
{
  struct mpxguard_call call = MODEL_CALL (__mpxguard_model_text, "");

  mpxguard_call_result (&call, p,
			!p ? mpxguard_bounds_init ()
			: width == 1 ? mpxguard_string_bounds (p)
				     : mpxguard_wide_bounds (p));
  return p;
}
