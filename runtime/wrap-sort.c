/* Wrappers of the functions that search and sort arrays with a function of
   the program.

   In: an array and a comparator.  Out: what libc would have done with the
   same comparisons in the same order; the comparator gets the bounds of the
   array (and of the key) through the call area, as if an instrumented
   function had called it, and pointers in elements that move keep their
   bounds.

   qsort of libc may move elements to memory of its own before it calls the
   comparator.  Where bounds of pointers in the elements are known, the sort
   is done on an array of pointers to the elements, and then the elements are
   moved; the sequence of comparisons is the same, so the result is.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "mpx.h"
#include "table.h"
#include "wrap.h"

typedef int comparator (const void *, const void *);
typedef int comparator_r (const void *, const void *, void *);

/* A comparator and what it is to be told.  */
struct comparison
{
  comparator *plain;		/* Called when REENTRANT is null.  */
  comparator_r *reentrant;
  void *argument;		/* Its third argument, with bounds.  */
  struct mpxguard_bounds argument_bounds;
  const void *array;		/* The array, its bounds and its size.  */
  struct mpxguard_bounds array_bounds;
  uint64_t array_size;
  uint64_t element_size;
};

/* Return the bounds of the element at P for the comparator of C: those of
   the array, or of the element alone if libc moved it elsewhere.  */
static struct mpxguard_bounds
element_bounds (const struct comparison *c, const void *p)
{
  if ((uint64_t) p - (uint64_t) c->array < c->array_size)
    return c->array_bounds;
  return mpxguard_bounds_make (p, c->element_size);
}

/* Return what the comparator of C says of A and B, which have the bounds
   BOUNDS_A and BOUNDS_B.  */
static int
compare (const struct comparison *c, const void *a,
	 struct mpxguard_bounds bounds_a, const void *b,
	 struct mpxguard_bounds bounds_b)
{
  bool reentrant = c->reentrant != NULL;
  const void *function
    = reentrant ? (const void *) c->reentrant : (const void *) c->plain;

  mpxguard_prepare_call (function, reentrant ? 3 : 2);
  mpxguard_give_argument (0, a, bounds_a);
  mpxguard_give_argument (1, b, bounds_b);
  if (reentrant)
    mpxguard_give_argument (2, c->argument, c->argument_bounds);
  if (mpxguard_mpx_is_on ())
    return (int) mpxguard_mpx_call (function, a, b, c->argument);
  return reentrant ? c->reentrant (a, b, c->argument) : c->plain (a, b);
}

/* The comparator for libc's qsort_r where elements are sorted in place.  */
static int
compare_elements (const void *a, const void *b, void *data)
{
  const struct comparison *c = data;

  return compare (c, a, element_bounds (c, a), b, element_bounds (c, b));
}

/* The comparator where pointers to elements are sorted.  */
static int
compare_indirect (const void *a, const void *b, void *data)
{
  return compare_elements (*(const void *const *) a, *(const void *const *) b,
			   data);
}

/* Return true if there may be bounds of pointers in the SIZE bytes at
   ARRAY.  */
static bool
has_bounds (const void *array, uint64_t size)
{
  uint64_t first = (uint64_t) array >> MPXGUARD_SLICE_SHIFT;
  uint64_t last = ((uint64_t) array + size - 1) >> MPXGUARD_SLICE_SHIFT;

  return mpxguard_next_slice (first, last) <= last;
}

/* Put the COUNT elements of C's array into the order of ORDER, which points
   to them; COPY has room for all of them.  */
static void
reorder (const struct comparison *c, void **order, size_t count, char *copy)
{
  uint64_t size = c->element_size;
  size_t i;

  for (i = 0; i < count; i++)
    {
      memcpy (copy + i * size, order[i], size);
      mpxguard_copy (copy + i * size, order[i], size);
    }
  memcpy ((void *) c->array, copy, c->array_size);
  mpxguard_copy (c->array, copy, c->array_size);
}

/* Sort the COUNT elements of C's array by pointers to them.  Return false,
   with nothing done, if there is no memory for that.  */
static bool
sort_indirectly (struct comparison *c, size_t count)
{
  void **order = malloc (count * sizeof *order);
  char *copy = malloc (c->array_size);
  bool possible = order && copy;
  size_t i;

  if (possible)
    {
      for (i = 0; i < count; i++)
	order[i] = (char *) c->array + i * c->element_size;
      qsort_r (order, count, sizeof *order, compare_indirect, c);
      reorder (c, order, count, copy);
    }
  free (order);
  free (copy);
  return possible;
}

/* Sort the COUNT elements of C's array for CALL.  */
static void
sort (const struct mpxguard_call *call, struct comparison *c, size_t count)
{
  c->array_size = mpxguard_size_multiply (count, c->element_size);
  mpxguard_call_writes (call, c->array, c->array_size, c->array_bounds);
  if (count > 1 && c->element_size % sizeof (void *) == 0
      && (uint64_t) c->array % sizeof (void *) == 0
      && has_bounds (c->array, c->array_size) && sort_indirectly (c, count))
    return;
  qsort_r ((void *) c->array, count, c->element_size, compare_elements, c);
}

MPXGUARD_WRAPPER (void, qsort, void *array, size_t count, size_t size,
		  comparator *compare)
{
  struct mpxguard_call call = MPXGUARD_CALL (qsort);
  struct comparison c
    = { .plain = compare, .array = array, .element_size = size,
	.array_bounds = mpxguard_call_bounds (&call, 0, array) };

  sort (&call, &c, count);
}

MPXGUARD_WRAPPER (void, qsort_r, void *array, size_t count, size_t size,
		  comparator_r *compare, void *argument)
{
  struct mpxguard_call call = MPXGUARD_CALL (qsort_r);
  struct comparison c
    = { .reentrant = compare, .argument = argument, .array = array,
	.element_size = size,
	.argument_bounds = mpxguard_call_bounds (&call, 4, argument),
	.array_bounds = mpxguard_call_bounds (&call, 0, array) };

  sort (&call, &c, count);
}

MPXGUARD_WRAPPER (void *, bsearch, const void *key, const void *array,
		  size_t count, size_t size, comparator *compare_them)
{
  struct mpxguard_call call = MPXGUARD_CALL (bsearch);
  struct mpxguard_bounds key_bounds = mpxguard_call_bounds (&call, 0, key);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, array);
  struct comparison c = { .plain = compare_them };
  size_t low = 0;
  size_t high = count;

  mpxguard_call_reads (&call, array, mpxguard_size_multiply (count, size),
		       bounds);
  while (low < high)
    {
      size_t middle = (low + high) / 2;
      const char *element = (const char *) array + middle * size;
      int order = compare (&c, key, key_bounds, element, bounds);

      if (order == 0)
	{
	  mpxguard_call_result (&call, element, bounds);
	  return (void *) element;
	}
      if (order < 0)
	high = middle;
      else
	low = middle + 1;
    }
  mpxguard_give_no_result ();
  return NULL;
}

/* Return the first of the COUNT elements of SIZE bytes at ARRAY, with BOUNDS,
   that COMPARE_THEM finds equal to KEY, with KEY_BOUNDS; or null.  */
static char *
find_linearly (const void *key, struct mpxguard_bounds key_bounds,
	       const void *array, struct mpxguard_bounds bounds, size_t count,
	       size_t size, comparator *compare_them)
{
  struct comparison c = { .plain = compare_them };
  char *element = (char *) array;
  size_t i;

  for (i = 0; i < count; i++, element += size)
    if (compare (&c, key, key_bounds, element, bounds) == 0)
      return element;
  return NULL;
}

MPXGUARD_WRAPPER (void *, lfind, const void *key, const void *array,
		  size_t *count, size_t size, comparator *compare_them)
{
  struct mpxguard_call call = MPXGUARD_CALL (lfind);
  struct mpxguard_bounds key_bounds = mpxguard_call_bounds (&call, 0, key);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, array);
  struct mpxguard_bounds count_bounds = mpxguard_call_bounds (&call, 2, count);
  void *result;

  mpxguard_call_reads (&call, count, sizeof *count, count_bounds);
  mpxguard_call_reads (&call, array, mpxguard_size_multiply (*count, size),
		       bounds);
  result = find_linearly (key, key_bounds, array, bounds, *count, size,
			  compare_them);
  mpxguard_call_result (&call, result, bounds);
  return result;
}

MPXGUARD_WRAPPER (void *, lsearch, const void *key, void *array,
		  size_t *count, size_t size, comparator *compare_them)
{
  struct mpxguard_call call = MPXGUARD_CALL (lsearch);
  struct mpxguard_bounds key_bounds = mpxguard_call_bounds (&call, 0, key);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, array);
  struct mpxguard_bounds count_bounds = mpxguard_call_bounds (&call, 2, count);
  char *result;

  mpxguard_call_writes (&call, count, sizeof *count, count_bounds);
  mpxguard_call_reads (&call, array, mpxguard_size_multiply (*count, size),
		       bounds);
  result = find_linearly (key, key_bounds, array, bounds, *count, size,
			  compare_them);
  if (!result)
    {
      result = (char *) array + *count * size;
      mpxguard_call_writes (&call, result, size, bounds);
      mpxguard_call_reads (&call, key, size, key_bounds);
      memcpy (result, key, size);
      mpxguard_copy (result, key, size);
      (*count)++;
    }
  mpxguard_call_result (&call, result, bounds);
  return result;
}
