/* Bounds move and go with memory: copied as memcpy copies pointers, by single
   bytes too, cleared, forgotten by munmap, moved by mremap; and those of
   initialised pointers are there from the start.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */

#define _GNU_SOURCE
#include <sys/mman.h>

static char object[33];
static char *initialised = object + 1;

#define HAS_STATIC_POINTERS 1
#include "mpx.inc.h"

extern void __mpxguard_copy_bounds (const void *, const void *, unsigned long);
extern void __mpxguard_clear_bounds (const void *, unsigned long);
extern int __mpxguard_wrap_munmap (void *, unsigned long);
extern void *__mpxguard_wrap_mremap (void *, unsigned long, unsigned long, int,
				     ...);

#define MEGABYTE (1UL << 20)

/* Let SLOT point to SIZE bytes.  */
static void
set (char **slot, unsigned long size)
{
  *slot = object;
  MAKE_BOUNDS (object, size);
  STORE_BOUNDS (slot, object);
}

/* Copy SIZE bytes at FROM, and the bounds in them, to TO.  */
static void
copy (void *to, const void *from, unsigned long size)
{
  memmove (to, from, size);
  __mpxguard_copy_bounds (to, from, size);
}

static char *
map (unsigned long size)
{
  return mmap (NULL, size, PROT_READ | PROT_WRITE,
	       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

/* Ranges in one slice, overlapping, and by bytes.  */
static int
copies_work (void)
{
  static char *a[8], *b[8];

  for (int i = 0; i < 8; i++)
    set (&a[i], i + 1);
  copy (b, a, sizeof a);
  copy (a + 1, a, sizeof a - sizeof *a);
  for (int i = 0; i < 8; i++)
    if (bytes_of (&b[i], b[i]) != i + 1
	|| bytes_of (&a[i], a[i]) != (i ? i : 1))
      return 0;
  for (unsigned i = 0; i < sizeof *a; i++)
    copy ((char *) &b[0] + i, (char *) &a[7] + i, 1);
  __mpxguard_clear_bounds (&b[1], sizeof b[1]);
  return bytes_of (&b[0], b[0]) == 7 && bytes_of (&b[1], b[1]) == 0
	 && bytes_of (&b[2], b[2]) == 3;
}

/* Ranges of several slices, to where no table is.  */
static int
large_copies_work (void)
{
  char *a = map (3 * MEGABYTE), *b = map (3 * MEGABYTE);
  int result = 1;

  for (unsigned long at = 0; at < 3 * MEGABYTE; at += 4096)
    set ((char **) (a + at), at + 1);
  copy (b + 8, a, 3 * MEGABYTE - 8);
  for (unsigned long at = 0; at < 3 * MEGABYTE; at += 4096)
    result &= bytes_of (b + 8 + at, object) == at + 1;
  return result;
}

/* Memory that goes away or elsewhere.  */
static int
unmaps_work (void)
{
  char *a = map (4 * MEGABYTE);
  char **slot = (char **) (a + 2 * MEGABYTE);
  char *moved;

  set (slot, 5);
  set ((char **) a, 6);
  __mpxguard_wrap_munmap (a, 4096);
  moved = mmap (a, 4096, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  if (moved != a || bytes_of (a, object) != 0 || bytes_of (slot, object) != 5)
    return 0;
  moved = __mpxguard_wrap_mremap (a, 4 * MEGABYTE, 4 * MEGABYTE,
				  MREMAP_MAYMOVE | MREMAP_FIXED,
				  map (4 * MEGABYTE));
  if (bytes_of (moved + 2 * MEGABYTE, object) != 5)
    return 0;
  __mpxguard_wrap_munmap (moved, 4 * MEGABYTE);
  return bytes_of (moved + 2 * MEGABYTE, object) == 0;
}

int
main (void)
{
  if (bytes_of (&initialised, initialised) != sizeof object)
    return 1;
  if (!copies_work ())
    return 2;
  if (!large_copies_work ())
    return 3;
  if (!unmaps_work ())
    return 4;
  return 0;
}
