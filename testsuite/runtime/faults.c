/* Every mmap, madvise, mprotect and mincore that the tables' code makes fails, one in
   turn, and then all from that one on: bounds may get lost then, but none is
   wrong, and the process lives or ends in one sentence.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include "unit.h"

#include <errno.h>
#include <stdbool.h>
#include <sys/mman.h>

#include "sys.h"

/* How many calls are still to succeed, whether just one fails, and whether it
   has.  */
static long countdown = -1;
static int only_one;
static int reached;

/* Return true if the call under way is to fail.  */
static bool
fails (void)
{
  if (countdown < 0)
    return false;
  if (countdown > 0)
    {
      countdown--;
      return false;
    }
  reached = 1;
  if (only_one)
    countdown = -1;
  return true;
}

static long
failing_mmap (void *address, size_t size, int protection, int flags, int fd,
	      long offset)
{
  return fails () ? -ENOMEM
		  : mpxguard_sys_mmap (address, size, protection, flags, fd,
				       offset);
}

static long
failing_madvise (void *address, size_t size, int advice)
{
  return fails () ? -EINVAL : mpxguard_sys_madvise (address, size, advice);
}

static long
failing_mprotect (void *address, size_t size, int protection)
{
  return fails () ? -ENOMEM
		  : mpxguard_sys_mprotect (address, size, protection);
}

static long
failing_syscall (long number, long a, long b, long c, long d, long e, long f)
{
  if (number == SYS_mincore && fails ())
    return -EAGAIN;
  return mpxguard_syscall (number, a, b, c, d, e, f);
}

#define mpxguard_sys_mmap failing_mmap
#define mpxguard_sys_madvise failing_madvise
#define mpxguard_sys_mprotect failing_mprotect
#define mpxguard_syscall failing_syscall
#include "../../runtime/move.c"
#undef PAGE
#include "../../runtime/space-live.c"
#include "../../runtime/space-soft.c"
#include "../../runtime/table-memory.c"
#include "../../runtime/table.c"
#undef mpxguard_sys_mmap
#undef mpxguard_sys_madvise
#undef mpxguard_sys_mprotect
#undef mpxguard_syscall

int __mpxguard_wrap_munmap (void *, size_t);
void *__mpxguard_wrap_mremap (void *, size_t, size_t, int, ...);
int __mpxguard_wrap_madvise (void *, size_t, int);

#define MB (1UL << 20)

/* Store bounds for a pointer with the value VALUE in SLOT.  */
static void
put (const char *slot, uint64_t value)
{
  mpxguard_store (slot, (const void *) value,
		  (struct mpxguard_bounds) { value, value + 63 });
}

/* Check that those of VALUE in SLOT are right, or lost.  */
static void
check (const char *slot, uint64_t value)
{
  struct mpxguard_bounds b = mpxguard_load (slot, (const void *) value);

  CHECK ((b.lower == 0 && b.upper == ~0UL)
	 || (b.lower == value && b.upper == value + 63));
}

#define VALUE(SLOT) ((uint64_t) (SLOT) | 1UL << 46)

/* Put bounds into every page of [P, P + SIZE), and look.  */
static void
fill (const char *p, size_t size)
{
  for (size_t i = 0; i < size; i += 4096)
    put (p + i, VALUE (p + i));
  for (size_t i = 0; i < size; i += 4096)
    check (p + i, VALUE (p + i));
}

/* No entry in [P, P + SIZE) says anything.  */
static void
check_empty (const char *p, size_t size)
{
  for (size_t i = 0; i < size; i += 4096)
    CHECK (mpxguard_entry_is_empty
	     (mpxguard_entry_read (mpxguard_entry_at ((uint64_t) (p + i)))));
}

static void
scenario (void)
{
  char *p = mmap (NULL, 16 * MB, PROT_READ | PROT_WRITE,
		  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  char *q;

  CHECK (p != MAP_FAILED);
  fill (p, 6 * MB);
  CHECK (__mpxguard_wrap_munmap (p + MB / 2, 2 * MB) == 0);
  check_empty (p + MB / 2, 2 * MB);
  CHECK (__mpxguard_wrap_madvise (p + 3 * MB, MB + 4096 * 9,
				  MADV_DONTNEED)
	 == 0);
  check_empty (p + 3 * MB, MB + 4096 * 9);
  q = __mpxguard_wrap_mremap (p + 4 * MB + 4096 * 3, MB + 4096, MB + 4096,
			      MREMAP_MAYMOVE | MREMAP_FIXED, p + 9 * MB);
  CHECK (q == p + 9 * MB);
  for (size_t i = 0; i < MB + 4096; i += 4096)
    check (q + i, VALUE (p + 4 * MB + 4096 * 3 + i));
  check_empty (p + 4 * MB + 4096 * 3, MB + 4096);
  CHECK (__mpxguard_wrap_mremap (p + 5 * MB + 4096 * 10, MB, 900 * MB, 0)
	 == MAP_FAILED);
  mpxguard_copy (p + 12 * MB + 8, q, MB);
  CHECK (__mpxguard_wrap_munmap (p, 16 * MB) == 0);
  check_empty (p, 16 * MB);
  fill (p, MB);
}

static long first;

static void
run_scenario (void)
{
  alarm (200);
  countdown = first;
  scenario ();
  _exit (reached ? 0 : 42);
}

/* Let call after call fail, until there is none left.  */
static void
check_all (void)
{
  static char output[10000];
  unsigned ended = 0;
  int status = 0;

  for (first = 0; first < 2000; first++)
    {
      status = run_child (run_scenario, output, sizeof output);
      if (WIFEXITED (status) && WEXITSTATUS (status) == 42)
	break;
      if (status == 0)
	continue;
      ended++;
      CHECK (WIFEXITED (status));
      CHECK (strncmp (output, "mpxguard: ", 10) == 0
	     && strchr (output, '\n') == output + strlen (output) - 1);
    }
  CHECK (first > 5 && first < 2000);
  printf ("%ld calls made to fail%s, %u ended the process\n", first,
	  only_one ? " alone" : " with all after them", ended);
}

int
main (void)
{
  setvbuf (stdout, NULL, _IONBF, 0);
  mpxguard_init ();
  only_one = 1;
  check_all ();
  only_one = 0;
  check_all ();
  return 0;
}
