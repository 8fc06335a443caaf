/* Wrappers of iconv, regexec and setvbuf.

   iconv moves two pointers of the program along as far as it gets; what it
   read and wrote is known afterwards, and the sizes that it was given may be
   generous.  regexec may be given a piece of a text that has no end.  setvbuf
   uses the memory that it is given, unless it is told to use none.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <iconv.h>
#include <regex.h>
#include <stdio.h>

#include "table.h"
#include "wrap.h"

/* A pointer of the program's that a function moves along.  */
struct moving
{
  char **slot;			/* May be null.  */
  char *start;			/* What it held before.  */
  struct mpxguard_bounds bounds;	/* The bounds of that.  */
};

/* CALL will move the pointer at SLOT, which has BOUNDS, and the size at LEFT,
   which has BOUNDS_LEFT: check both places and note the pointer.  */
static struct moving
before_move (const struct mpxguard_call *call, char **slot,
	     struct mpxguard_bounds bounds, const size_t *left,
	     struct mpxguard_bounds bounds_left)
{
  struct moving moving = { .slot = slot };

  mpxguard_call_writes (call, slot, sizeof *slot, bounds);
  if (!slot || !*slot)
    return (struct moving) { 0 };
  mpxguard_call_writes (call, left, sizeof *left, bounds_left);
  moving.start = *slot;
  moving.bounds = mpxguard_load (slot, *slot);
  return moving;
}

/* CALL has moved MOVING and accessed what it passed as FLAGS say: check
   that.  */
static void
after_move (const struct mpxguard_call *call, const struct moving *moving,
	    unsigned flags)
{
  if (!moving->slot)
    return;
  mpxguard_call_check (call, moving->start,
		       (uint64_t) (*moving->slot - moving->start),
		       moving->bounds, flags);
  mpxguard_store (moving->slot, *moving->slot, moving->bounds);
}

MPXGUARD_WRAPPER (size_t, iconv, iconv_t converter, char **from,
		  size_t *from_left, char **to, size_t *to_left)
{
  struct mpxguard_call call = MPXGUARD_CALL (iconv);
  struct mpxguard_bounds bounds[4]
    = { mpxguard_call_bounds (&call, 1, from),
	mpxguard_call_bounds (&call, 2, from_left),
	mpxguard_call_bounds (&call, 3, to),
	mpxguard_call_bounds (&call, 4, to_left) };
  struct moving input = before_move (&call, from, bounds[0], from_left,
				     bounds[1]);
  struct moving output = before_move (&call, to, bounds[2], to_left,
				      bounds[3]);
  size_t result = iconv (converter, from, from_left, to, to_left);

  after_move (&call, &input, MPXGUARD_ACCESS_READ);
  after_move (&call, &output, MPXGUARD_ACCESS_WRITE);
  return result;
}

MPXGUARD_WRAPPER (int, regexec, const regex_t *expression, const char *text,
		  size_t count, regmatch_t *matches, int flags)
{
  struct mpxguard_call call = MPXGUARD_CALL (regexec);
  struct mpxguard_bounds bounds_expression
    = mpxguard_call_bounds (&call, 0, expression);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, text);
  struct mpxguard_bounds bounds_matches
    = mpxguard_call_bounds (&call, 3, matches);

  mpxguard_call_reads (&call, expression, sizeof *expression,
		       bounds_expression);
  if (flags & REG_STARTEND)
    {
      mpxguard_call_reads (&call, matches, sizeof *matches, bounds_matches);
      if (matches->rm_eo > matches->rm_so)
	mpxguard_call_reads (&call, text + matches->rm_so,
			     (uint64_t) (matches->rm_eo - matches->rm_so),
			     bounds);
    }
  else
    mpxguard_string_size (&call, text, bounds, MPXGUARD_NO_LIMIT);
  if (!expression->no_sub)
    mpxguard_call_writes (&call, matches,
			  mpxguard_size_multiply (count, sizeof *matches),
			  bounds_matches);
  return regexec (expression, text, count, matches, flags);
}

MPXGUARD_WRAPPER (int, setvbuf, FILE *file, char *buffer, int mode,
		  size_t size)
{
  struct mpxguard_call call = MPXGUARD_CALL (setvbuf);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, buffer);

  if (mode != _IONBF)
    mpxguard_call_writes (&call, buffer, size, bounds);
  return setvbuf (file, buffer, mode, size);
}
