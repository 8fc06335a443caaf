/* The rarer ways by which memory goes away, and calls that fail in the middle:
   bounds are as the memory is.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include "pages.h"

#include <errno.h>
#include <sys/shm.h>
#include <sys/syscall.h>

#include "space.h"
#include "stats.h"

#ifndef MADV_WIPEONFORK
#define MADV_WIPEONFORK 18
#define MADV_KEEPONFORK 19
#endif
#ifndef MREMAP_DONTUNMAP
#define MREMAP_DONTUNMAP 4
#endif

void *__mpxguard_wrap_shmat (int, const void *, int);

/* More mappings than this are not made to reach the kernel's limit.  */
#define MOST_MAPPINGS 70000

/* The pages move, their addresses stay mapped and are empty.  */
static void
check_dontunmap (void)
{
  char *p = map (3 * MB);
  char *q;

  put_pages (p, 3 * MB);
  q = __mpxguard_wrap_mremap (p + MB / 2, 2 * MB, 2 * MB,
			      MREMAP_MAYMOVE | MREMAP_DONTUNMAP, NULL);
  /* Linux has it since 5.7.  */
  if (q != MAP_FAILED)
    {
      check_moved (q, p + MB / 2, 2 * MB);
      check_pages (p, MB / 2, true);
      check_pages (p + 2 * MB + MB / 2, MB / 2, true);
      put (p + MB);
      CHECK (has (p + MB));
      CHECK (__mpxguard_wrap_munmap (q, 2 * MB) == 0);
    }
  CHECK (__mpxguard_wrap_munmap (p, 3 * MB) == 0);
}

/* Pages that the kernel may drop when it likes: bounds are dropped now.  */
static void
check_free (void)
{
  char *p = map (2 * MB);

  put_pages (p, 2 * MB);
  if (__mpxguard_wrap_madvise (p + MB / 2, MB, MADV_FREE) == 0)
    {
      check_pages (p, MB / 2, true);
      check_pages (p + MB / 2, MB, false);
      check_pages (p + MB + MB / 2, MB / 2, true);
    }
  CHECK (__mpxguard_wrap_munmap (p, 2 * MB) == 0);
}

/* A hole is made in what a shared mapping maps.  */
static void
check_remove (void)
{
  int fd = memfd_create ("pages", 0);
  char *p;

  CHECK (fd >= 0 && ftruncate (fd, 2 * MB) == 0);
  p = mmap (NULL, 2 * MB, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  CHECK (p != MAP_FAILED);
  put_pages (p, 2 * MB);
  CHECK (__mpxguard_wrap_madvise (p, MB, MADV_REMOVE) == 0);
  check_pages (p, MB, false);
  check_pages (p + MB, MB, true);
  CHECK (__mpxguard_wrap_munmap (p, 2 * MB) == 0);
  close (fd);
}

/* Memory that children do not have.  */
static void
check_dontfork (void)
{
  char *p = map (2 * MB);
  int status;
  pid_t child;

  put_pages (p, 2 * MB);
  CHECK (__mpxguard_wrap_madvise (p, MB, MADV_DONTFORK) == 0);
  check_pages (p, 2 * MB, true);
  child = fork ();
  CHECK (child >= 0);
  if (child == 0)
    {
      check_pages (p, MB, false);
      check_pages (p + MB, MB, true);
      _exit (0);
    }
  CHECK (waitpid (child, &status, 0) == child && status == 0);
  check_pages (p, 2 * MB, true);
  CHECK (__mpxguard_wrap_munmap (p, 2 * MB) == 0);
}

/* Let a child check that the pages of [P, P + 2 MB) have bounds, but not those
   of [P + FROM, P + END), and that its accounts add up.  */
static void
check_in_child (const char *p, size_t from, size_t end)
{
  int status;
  pid_t child = fork ();

  CHECK (child >= 0);
  if (child == 0)
    {
      check_pages (p, from, true);
      check_pages (p + from, end - from, false);
      check_pages (p + end, 2 * MB - end, true);
      CHECK (mpxguard_space.counts.live
	     == mpxguard_space.counts.allocated - mpxguard_space.counts.freed);
      _exit (0);
    }
  CHECK (waitpid (child, &status, 0) == child && status == 0);
}

/* Memory that children find wiped, for as long as it is not said otherwise, and
   wherever it moves.  */
static void
check_wipeonfork (void)
{
  char *p = map (2 * MB);
  char *q = map (2 * MB);
  uint64_t live;

  put_pages (p, 2 * MB);
  live = mpxguard_space.counts.live;
  /* Linux has it since 4.14.  */
  if (__mpxguard_wrap_madvise (p, MB + MB / 2, MADV_WIPEONFORK) == 0)
    {
      check_in_child (p, 0, MB + MB / 2);
      CHECK (__mpxguard_wrap_madvise (p, MB / 2, MADV_KEEPONFORK) == 0);
      check_in_child (p, MB / 2, MB + MB / 2);
      CHECK (__mpxguard_wrap_madvise (p + MB, MB, MADV_KEEPONFORK) == 0);
      check_in_child (p, MB / 2, MB);
      CHECK (__mpxguard_wrap_mremap (p + MB / 2, MB / 2, MB / 2,
				     MREMAP_MAYMOVE | MREMAP_FIXED, q)
	     == q);
      put_pages (q, 2 * MB);
      check_in_child (q, 0, MB / 2);
      check_pages (q, 2 * MB, true);
      CHECK (__mpxguard_wrap_munmap (q, MB / 2) == 0);
      CHECK (mmap (q, MB / 2, PROT_READ | PROT_WRITE,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
	     == q);
      put_pages (q, MB / 2);
      check_in_child (q, 0, 0);
      CHECK (mpxguard_space.counts.live == live + 2);
    }
  CHECK (__mpxguard_wrap_munmap (p, 2 * MB) == 0);
  CHECK (__mpxguard_wrap_munmap (q, 2 * MB) == 0);
}

/* A segment replaces memory with bounds; or it cannot, and a part of that
   memory is gone: bounds are where they were if memory is still there.  */
static void
check_attached (void)
{
  int id = shmget (IPC_PRIVATE, MB, IPC_CREAT | 0600);
  char *p = map (2 * MB);

  if (id < 0)
    return;
  put_pages (p, 2 * MB);
  /* As if by that call: nobody sees it.  */
  CHECK (syscall (SYS_munmap, p + MB / 2, MB / 4) == 0);
  errno = 0;
  CHECK (__mpxguard_wrap_shmat (id, p + 1, SHM_REMAP) == (void *) -1
	 && errno == EINVAL);
  check_pages (p, MB / 2, true);
  check_pages (p + MB / 2, MB / 4, false);
  check_pages (p + MB / 2 + MB / 4, MB + MB / 4, true);
  CHECK (__mpxguard_wrap_shmat (id, p, SHM_REMAP) == p);
  check_pages (p, MB, false);
  check_pages (p + MB, MB, true);
  CHECK (shmctl (id, IPC_RMID, NULL) == 0);
  CHECK (__mpxguard_wrap_munmap (p, 2 * MB) == 0);
}

/* The kernel drops what is mapped of a range with a hole, and then says
   no.  */
static void
check_hole (void)
{
  char *p = map (3 * MB);

  put_pages (p, 3 * MB);
  CHECK (__mpxguard_wrap_munmap (p + MB, MB) == 0);
  errno = 0;
  CHECK (__mpxguard_wrap_madvise (p, 2 * MB + MB / 2, MADV_DONTNEED) == -1
	 && errno == ENOMEM);
  check_pages (p, 2 * MB + MB / 2, false);
  check_pages (p + 2 * MB + MB / 2, MB / 2, true);
  put_pages (p, MB);
  errno = 0;
  CHECK (__mpxguard_wrap_mremap (p, 3 * MB, 4 * MB, MREMAP_MAYMOVE)
	   == MAP_FAILED
	 && errno == EFAULT);
  check_pages (p, MB, true);
  check_pages (p + 2 * MB + MB / 2, MB / 2, true);
  /* munmap does not mind.  */
  CHECK (__mpxguard_wrap_munmap (p, 3 * MB) == 0);
  check_pages (p, 3 * MB, false);
}

/* A mapping that cannot replace another one because of its arguments.  */
static void
check_refused (void)
{
  char *p = map (2 * MB);
  int fd = open ("/dev/null", O_WRONLY);

  put_pages (p, 2 * MB);
  errno = 0;
  CHECK (__mpxguard_wrap_mmap (p, MB, PROT_READ, MAP_PRIVATE | MAP_FIXED, -1,
			       0)
	   == MAP_FAILED
	 && errno == EBADF);
  CHECK (__mpxguard_wrap_mmap (p, MB, PROT_READ, MAP_SHARED | MAP_FIXED, fd, 0)
	   == MAP_FAILED
	 && errno == EACCES);
  CHECK (__mpxguard_wrap_mmap (p + 1, MB, PROT_READ,
			       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
	   == MAP_FAILED
	 && errno == EINVAL);
  CHECK (__mpxguard_wrap_mremap (p, MB, MB, MREMAP_FIXED, p + MB) == MAP_FAILED
	 && errno == EINVAL);
  CHECK (__mpxguard_wrap_mremap (p, MB, MB, MREMAP_MAYMOVE | MREMAP_FIXED,
				 p + MB / 2)
	   == MAP_FAILED
	 && errno == EINVAL);
  check_pages (p, 2 * MB, true);
  close (fd);
  CHECK (__mpxguard_wrap_munmap (p, 2 * MB) == 0);
}

/* True if the page at P is mapped.  */
static bool
is_mapped (const char *p)
{
  unsigned char in_core;

  return mincore ((void *) p, PAGE, &in_core) == 0;
}

/* A mapping that cannot replace what was there, a piece of memory with a hole
   before it; one that is too large for the machine, for which the kernel unmaps
   what was there before it says so, or does not: bounds are where memory is.  */
static void
check_failed_replacement (void)
{
  size_t size = 4 * PAGE * (size_t) sysconf (_SC_PHYS_PAGES);
  char *p = map (size);
  uint64_t sweeps = mpxguard_counters.sweeps;

  CHECK (__mpxguard_wrap_munmap (p + MB / 2, size - MB / 2) == 0);
  CHECK (mmap (p + 2 * MB, MB, PROT_READ | PROT_WRITE,
	       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
	 == p + 2 * MB);
  put_pages (p, MB / 2);
  put_pages (p + 2 * MB, MB);
  CHECK (__mpxguard_wrap_mmap (p, 3 * MB, PROT_READ, MAP_PRIVATE | MAP_FIXED,
			       -1, 0)
	 == MAP_FAILED);
  CHECK (mpxguard_counters.sweeps == sweeps + 1);
  check_pages (p, MB / 2, true);
  check_pages (p + 2 * MB, MB, true);
  if (__mpxguard_wrap_mmap (p, size, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
      == MAP_FAILED)
    for (size_t i = 0; i < 3 * MB; i += PAGE)
      CHECK (has (p + i)
	     == (is_mapped (p + i) && (i < MB / 2 || i >= 2 * MB)));
  CHECK (__mpxguard_wrap_munmap (p, size) == 0);
  check_pages (p, 3 * MB, false);
}

/* Return the number in /proc/sys/vm/max_map_count, 0 if it is not known.  */
static long
mapping_limit (void)
{
  FILE *f = fopen ("/proc/sys/vm/max_map_count", "r");
  long limit = 0;

  if (f != NULL)
    {
      if (fscanf (f, "%ld", &limit) != 1)
	limit = 0;
      fclose (f);
    }
  return limit;
}

/* An unmap in the middle of a mapping needs one more: where the process has as
   many as it may, nothing is unmapped and nothing is lost.  */
static void
check_most_mappings (void)
{
  long limit = mapping_limit ();
  char *p, *room;
  size_t size = (size_t) limit * PAGE * 2;

  if (limit == 0 || limit > MOST_MAPPINGS)
    return;
  p = map (3 * MB);
  put_pages (p, 3 * MB);
  room = mmap (NULL, size, PROT_NONE,
	       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  CHECK (room != MAP_FAILED);
  for (size_t i = 0; i < size; i += 2 * PAGE)
    if (mprotect (room + i, PAGE, PROT_READ) != 0)
      break;
  errno = 0;
  CHECK (__mpxguard_wrap_munmap (p + MB, MB) == -1 && errno == ENOMEM);
  check_pages (p, 3 * MB, true);
  errno = 0;
  CHECK (__mpxguard_wrap_mremap (p + MB + PAGE, MB, MB / 2, 0) == MAP_FAILED
	 && errno == ENOMEM);
  check_pages (p, 3 * MB, true);
  CHECK (munmap (room, size) == 0);
  CHECK (__mpxguard_wrap_munmap (p, 3 * MB) == 0);
  check_pages (p, 3 * MB, false);
}

int
main (void)
{
  mpxguard_init ();
  check_dontunmap ();
  check_free ();
  check_remove ();
  check_dontfork ();
  check_wipeonfork ();
  check_attached ();
  check_hole ();
  check_refused ();
  check_failed_replacement ();
  check_most_mappings ();
  CHECK (mpxguard_space.counts.live
	 == mpxguard_space.counts.allocated - mpxguard_space.counts.freed);
  return 0;
}
