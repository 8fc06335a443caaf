/* The second look at a failed check: accesses of live heap blocks through
   bounds that are out of date are legal, all others are not.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "unit.h"

#include "heap-internal.h"
#include "recheck.h"
#include "runtime.h"

/* Sanitizers have a malloc of their own.  */
#ifdef SANITIZED
#define malloc(SIZE) mpxguard_heap_allocate (SIZE, false)
#define free(BLOCK) mpxguard_heap_free (BLOCK, NULL)
#define HEAP_IS_OURS true
#else
#define HEAP_IS_OURS mpxguard_heap_is_ours ()
#endif

/* Return what the recheck says of SIZE bytes at ADDRESS, with the bounds of
   OBJECT_SIZE bytes at OBJECT.  */
static bool
accepts_flagged (const char *address, uint64_t size, const char *object,
		 uint64_t object_size, unsigned flags)
{
  struct mpxguard_violation v
    = { .address = (uint64_t) address,
	.size = size,
	.lower = (uint64_t) object,
	.upper = (uint64_t) object + object_size - 1,
	.flags = flags };

  return mpxguard_recheck_accepts (&v);
}

static bool
accepts (const char *address, uint64_t size, const char *object,
	 uint64_t object_size)
{
  return accepts_flagged (address, size, object, object_size,
			  MPXGUARD_ACCESS_WRITE);
}

/* True violations of the block P of SIZE bytes.  */
static void
check_violations (const char *p, uint64_t size)
{
  CHECK (!accepts (p + size, 1, p, size));
  CHECK (!accepts (p + size - 1, 2, p, size));
  CHECK (!accepts (p - 1, 1, p, size));
  CHECK (!accepts (p + size, 1UL << 62, p, size));
  CHECK (!accepts (p - 1, ~0UL, p, size));
}

/* From a live block into another live one is no better.  */
static void
check_neighbour (void)
{
  char *p = malloc (64);
  char *q = malloc (64);

  CHECK (!accepts (q, 8, p, 64));
  CHECK (!accepts (q + 8, 8, p, 64));
  CHECK (!accepts (p + 32, 8, q, 64));
  free (p);
  free (q);
}

/* The block grew where it was, by code that did not tell.  */
static void
check_grown (void)
{
  char *p = malloc (100);

  CHECK (accepts (p + 90, 10, p, 80));
  CHECK (!accepts (p + 90, 11, p, 80));
  CHECK (!accepts_flagged (p + 90, 10, p, 80,
			   MPXGUARD_ACCESS_WRITE | MPXGUARD_ACCESS_NARROWED));
  free (p);
}

/* The block moved, and the pointer was rebased: p += new - old.  */
static void
check_rebased (void)
{
  char *volatile old = malloc (100);
  char *volatile new = malloc (5000);

  CHECK (!accepts (new + 50, 8, old, 100));
  free (old);
  CHECK (accepts (new + 50, 8, old, 100));
  CHECK (!accepts (new + 5000, 1, old, 100));
  free (new);
  CHECK (!accepts (new + 50, 8, old, 100));
}

/* Bounds that were made smaller on purpose hold.  */
static void
check_narrowed (void)
{
  char *p = malloc (1000);

  CHECK (!accepts (p + 300, 8, p + 100, 200));
  free (p);
}

/* Objects outside the heap.  */
static void
check_others (void)
{
  static char global[10];
  char local[10];
  char *p = malloc (10);

  CHECK (!accepts (global + 10, 1, global, 10));
  CHECK (!accepts (local + 10, 1, local, 10));
  CHECK (!accepts (p, 1, global, 10));
  CHECK (!accepts (p, 1, local, 10));
  CHECK (!accepts (global, 1, p, 10));
  free (p);
}

int
main (void)
{
  static const uint64_t sizes[] = { 1, 24, 100, 5000, 300000, 5000000 };

  mpxguard_init ();
  /* Under valgrind, say, it is not.  */
  if (!HEAP_IS_OURS)
    return 0;
  for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
    {
      char *p = malloc (sizes[i]);

      CHECK (p && mpxguard_heap_contains ((uint64_t) p));
      check_violations (p, sizes[i]);
      free (p);
    }
  check_neighbour ();
  check_grown ();
  check_rebased ();
  check_narrowed ();
  check_others ();
  return 0;
}
