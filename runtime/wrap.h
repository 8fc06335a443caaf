/* What the wrappers of libc's functions are made of.

   A wrapper is an instrumented function as far as its caller can tell: it
   takes the bounds of its arguments from the call area and leaves those of
   its result there.  In between it checks what the function is about to
   touch, calls the function, and lets bounds follow the pointers that the
   function moved.  Most wrappers are generated from include/libc.def; the
   ones that the table marks with x are in wrap-*.c.

   Every wrapper has a variable CALL, a struct mpxguard_call, and reads the
   bounds of all arguments before it calls anything.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_WRAP_H
#define MPXGUARD_WRAP_H

#include "bounds.h"

/* One call of a wrapper.  */
struct mpxguard_call
{
  const char *name;		/* The function's name, for reports.  */
  const void *self;		/* The wrapper, as its caller knows it.  */
  const void *pc;		/* Where the caller goes on.  */
  uint64_t ours;		/* The call area speaks to this call.  */
  /* The array field that is to be written; END is 0 if none is known.  */
  uint64_t field_begin;
  uint64_t field_end;
};

/* What the program says in front of a call: that the argument POINTER is the
   address of an array field, or points into it.  See wrap-field.c.  */
struct mpxguard_field
{
  uint64_t pointer;
  uint64_t begin;
  uint64_t end;
};
extern __thread struct mpxguard_field mpxguard_field
  __attribute__ ((visibility ("hidden")));

/* Begin the definition of the wrapper for NAME, which returns TYPE and takes
   the arguments that follow.  */
#define MPXGUARD_WRAPPER(TYPE, NAME, ...)				\
  MPXGUARD_EXPORT TYPE __mpxguard_wrap_##NAME (__VA_ARGS__);		\
  TYPE __mpxguard_wrap_##NAME (__VA_ARGS__)

/* Declare the function NAME of libc under a name that the compiler knows
   nothing about: for functions that no header declares, and where the types
   of the table are not those of the header.  */
#define MPXGUARD_REAL(TYPE, NAME, ...)					\
  extern TYPE mpxguard_real_##NAME (__VA_ARGS__) __asm__ (#NAME)

/* The value of CALL in the wrapper for NAME, which reports call TEXT.  */
#define MPXGUARD_CALL_AS(NAME, TEXT)					\
  mpxguard_call_begin (TEXT, (const void *) __mpxguard_wrap_##NAME,	\
		       __builtin_return_address (0))
#define MPXGUARD_CALL(NAME) MPXGUARD_CALL_AS (NAME, #NAME)

/* No limit, where a size is a limit.  */
#define MPXGUARD_NO_LIMIT (~0UL)

/* The value of CALL in the wrapper SELF for the function NAME of libc; its caller
   goes on at PC.  */
static inline struct mpxguard_call
mpxguard_call_begin (const char *name, const void *self, const void *pc)
{
  return (struct mpxguard_call) { name, self, pc, mpxguard_consume (self), 0,
				  0 };
}

/* Return the bounds of argument N of CALL, which is P.  */
static inline struct mpxguard_bounds
mpxguard_call_bounds (const struct mpxguard_call *call, unsigned n,
		      const void *p)
{
  return mpxguard_argument (call->ours, n, p);
}

/* CALL is about to write to the field that mpxguard_field tells of: return
   the part of BOUNDS that lies in it.  */
struct mpxguard_bounds mpxguard_field_bounds (struct mpxguard_call *call,
					      struct mpxguard_bounds bounds)
  __attribute__ ((cold));

/* Return the bounds of argument N of CALL, a string to be written at P.  */
static inline struct mpxguard_bounds
mpxguard_target_bounds (struct mpxguard_call *call, unsigned n, const void *p)
{
  struct mpxguard_bounds bounds = mpxguard_call_bounds (call, n, p);

  if (p && mpxguard_field.pointer == (uint64_t) p)
    return mpxguard_field_bounds (call, bounds);
  return bounds;
}

/* Return true if BOUNDS allow everything.  */
static inline bool
mpxguard_bounds_are_init (struct mpxguard_bounds bounds)
{
  return bounds.lower == MPXGUARD_INIT_LOWER
	 && bounds.upper == MPXGUARD_INIT_UPPER;
}

/* Return how many bytes from P on BOUNDS allow: 0 if not even one,
   MPXGUARD_NO_LIMIT if P is null or BOUNDS allow everything.  */
static inline uint64_t
mpxguard_room (const void *p, struct mpxguard_bounds bounds)
{
  uint64_t first = (uint64_t) p;

  if (!p || mpxguard_bounds_are_init (bounds))
    return MPXGUARD_NO_LIMIT;
  if (first < bounds.lower || first > bounds.upper)
    return 0;
  return bounds.upper - first + 1;
}

/* Return true if nothing was handed over to the wrapper SELF.  Then what does not
   point into the heap has the bounds INIT, and no record is wanted for the
   result: the wrappers of functions that programs call very often ask this
   first, and can do without a struct mpxguard_call.  */
static inline bool
mpxguard_no_records (const void *self)
{
  return __mpxguard_call_area.callee != (uint64_t) self;
}

/* Return the last byte that may be accessed from P on if there is no record of it:
   below P if not even that at P.  */
static inline uint64_t
mpxguard_quick_last (const void *p)
{
  uint64_t lower;

  return mpxguard_derived_p (p) ? *mpxguard_upper_word (p, &lower) : ~0UL;
}

/* Return true if so much is enough for N bytes at P, not 0.  */
static inline bool
mpxguard_quick_inside (const void *p, uint64_t n)
{
  uint64_t last = mpxguard_quick_last (p);

  return (uint64_t) p <= last && n - 1 <= last - (uint64_t) p;
}

/* Return true if BOUNDS limit what may be accessed from P on.  */
static inline bool
mpxguard_is_limited (const void *p, struct mpxguard_bounds bounds)
{
  return mpxguard_room (p, bounds) != MPXGUARD_NO_LIMIT;
}

/* CALL accesses SIZE bytes at P, and BOUNDS do not allow it.  */
void mpxguard_call_violation (const struct mpxguard_call *call, const void *p,
			      uint64_t size, struct mpxguard_bounds bounds,
			      unsigned flags) __attribute__ ((cold));

/* CALL is about to access SIZE bytes at P as FLAGS say: check that BOUNDS
   allow it.  */
static inline void
mpxguard_call_check (const struct mpxguard_call *call, const void *p,
		     uint64_t size, struct mpxguard_bounds bounds,
		     unsigned flags)
{
  if (MPXGUARD_UNLIKELY (size > mpxguard_room (p, bounds)))
    mpxguard_call_violation (call, p, size, bounds, flags);
}

static inline void
mpxguard_call_reads (const struct mpxguard_call *call, const void *p,
		     uint64_t size, struct mpxguard_bounds bounds)
{
  mpxguard_call_check (call, p, size, bounds, MPXGUARD_ACCESS_READ);
}

static inline void
mpxguard_call_writes (const struct mpxguard_call *call, const void *p,
		      uint64_t size, struct mpxguard_bounds bounds)
{
  mpxguard_call_check (call, p, size, bounds, MPXGUARD_ACCESS_WRITE);
}

/* The result of CALL is P with BOUNDS.  */
static inline void
mpxguard_call_result (const struct mpxguard_call *call, const void *p,
		      struct mpxguard_bounds bounds)
{
  mpxguard_give_result (call->self, p, p ? bounds : mpxguard_bounds_init ());
}

/* CALL reads on at END, which is the first address behind BOUNDS: WIDTH
   bytes.  */
void mpxguard_call_runs_out (const struct mpxguard_call *call,
			     const void *end, struct mpxguard_bounds bounds,
			     unsigned width) __attribute__ ((cold));

/* Bytes of the string at S with its NUL, but at most MAX, read by CALL: the
   first byte that BOUNDS do not allow is a violation if the string goes on
   there.  0 for a null S.  */
uint64_t mpxguard_string_size (const struct mpxguard_call *call,
			       const void *s, struct mpxguard_bounds bounds,
			       uint64_t max);

/* The same up to and with the first byte that is C or NUL.  */
uint64_t mpxguard_string_size_to (const struct mpxguard_call *call,
				  const void *s,
				  struct mpxguard_bounds bounds, int c);

/* Bytes of the wide string at S with its L'\0', but at most MAX wide
   characters.  */
uint64_t mpxguard_wide_size (const struct mpxguard_call *call, const void *s,
			     struct mpxguard_bounds bounds, uint64_t max);

/* The same up to and with the first wide character that is C or L'\0'.  */
uint64_t mpxguard_wide_size_to (const struct mpxguard_call *call,
				const void *s, struct mpxguard_bounds bounds,
				int c);

/* Return the size without the NUL of a string at S that has SIZE bytes with
   it, or has no NUL among them.  */
static inline uint64_t
mpxguard_without_nul (const void *s, uint64_t size)
{
  return size && !((const char *) s)[size - 1] ? size - 1 : size;
}

/* The same for wide strings; SIZE is in bytes.  */
static inline uint64_t
mpxguard_without_wide_nul (const void *s, uint64_t size)
{
  return size >= 4 && !((const int *) s)[size / 4 - 1] ? size - 4 : size;
}

/* Return the bounds of the string, or wide string, or block of the heap at
   P.  */
struct mpxguard_bounds mpxguard_string_bounds (const void *p);
struct mpxguard_bounds mpxguard_wide_bounds (const void *p);
struct mpxguard_bounds mpxguard_block_bounds (const void *p);

/* Arithmetic of sizes, which saturates.  */
static inline uint64_t
mpxguard_size_add (uint64_t a, uint64_t b)
{
  uint64_t sum;

  return __builtin_add_overflow (a, b, &sum) ? ~0UL : sum;
}

static inline uint64_t
mpxguard_size_subtract (uint64_t a, uint64_t b)
{
  return a > b ? a - b : 0;
}

static inline uint64_t
mpxguard_size_multiply (uint64_t a, uint64_t b)
{
  uint64_t product;

  return __builtin_mul_overflow (a, b, &product) ? ~0UL : product;
}

static inline uint64_t
mpxguard_size_divide (uint64_t a, uint64_t b)
{
  return b ? a / b : ~0UL;
}

/* Return N as a size: 0 if it is negative.  */
static inline uint64_t
mpxguard_size_of_signed (long n)
{
  return n < 0 ? 0 : (uint64_t) n;
}

#endif /* MPXGUARD_WRAP_H */
