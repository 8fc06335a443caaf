/* The pre/post-unmap protocol and the calls that unmap memory: bounds go with
   their memory, the neighbours' stay, moved memory keeps its bounds, results
   and errno are those of the real calls, and a first store of bounds waits
   for the end of an unmap.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#define _GNU_SOURCE
#include "pages.h"

#include <errno.h>
#include <pthread.h>
#include <sys/shm.h>

#include "protocol.h"

void *__mpxguard_wrap_shmat (int, const void *, int);
int __mpxguard_wrap_shmdt (const void *);
void *__mpxguard_wrap_sbrk (intptr_t);

static void
check_munmap (void)
{
  char *p = map (8 * MB);
  uint64_t emptied = mpxguard_space.counts.freed;

  put_pages (p, 8 * MB);
  CHECK (__mpxguard_wrap_munmap (p + MB / 2, 2 * MB) == 0);
  check_pages (p, MB / 2, true);
  check_pages (p + MB / 2, 2 * MB, false);
  check_pages (p + 2 * MB + MB / 2, 5 * MB + MB / 2, true);
  CHECK (mpxguard_space.counts.freed == emptied + 1);
  CHECK (__mpxguard_wrap_munmap (p + 3 * MB, 1) == 0);
  check_pages (p + 3 * MB, PAGE, false);
  check_pages (p + 3 * MB + PAGE, 5 * MB - PAGE, true);
  CHECK (__mpxguard_wrap_munmap (p, 8 * MB) == 0);
  check_pages (p, 8 * MB, false);
}

/* A slice whose memory goes away page by page, in no order of the addresses,
   loses its table with the last page, and not before.  */
static void
check_pieces (void)
{
  const unsigned pages = 5 * MB / PAGE, kept = 2 * MB / PAGE + 7;
  char *room = map (6 * MB);
  char *p = (char *) (((uint64_t) room + MB - 1) & -MB);
  struct mpx_counts before;

  put_pages (p, 5 * MB);
  before = mpxguard_space.counts;
  for (unsigned i = 0; i < pages; i++)
    {
      unsigned n = i * 37 % pages;

      if (n == kept)
	continue;
      CHECK (__mpxguard_wrap_munmap (p + n * PAGE, PAGE) == 0);
      check_pages (p + n * PAGE, PAGE, false);
      check_pages (p + kept * PAGE, PAGE, true);
    }
  CHECK (mpxguard_space.counts.live == before.live - 4);
  CHECK (__mpxguard_wrap_munmap (p + kept * PAGE, PAGE) == 0);
  CHECK (mpxguard_space.counts.live == before.live - 5);
  CHECK (mpxguard_space.counts.freed == before.freed + 5);
  CHECK (mpxguard_space.counts.bare == before.bare + 5);
  CHECK (__mpxguard_wrap_munmap (room, 6 * MB) == 0);
}

/* Calls that fail keep errno; lengths of nonsense do no harm.  */
static void
check_failures (void)
{
  char *p = map (2 * MB);

  put_pages (p, 2 * MB);
  errno = 0;
  CHECK (__mpxguard_wrap_munmap (p + 1, PAGE) == -1 && errno == EINVAL);
  errno = 0;
  CHECK (__mpxguard_wrap_munmap (p, 0) == -1 && errno == EINVAL);
  CHECK (__mpxguard_wrap_munmap ((void *) -PAGE, 16 * PAGE) == -1);
  CHECK (__mpxguard_wrap_mmap (NULL, 0, PROT_READ,
			       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
	   == MAP_FAILED
	 && errno == EINVAL);
  CHECK (__mpxguard_call_area.returner == 0);
  CHECK (__mpxguard_wrap_mremap (p, MB, 2 * MB, 0) == MAP_FAILED
	 && errno == ENOMEM);
  CHECK (has (p + MB));
  CHECK (__mpxguard_wrap_munmap (p, 2 * MB) == 0);
}

/* The result of an mmap has bounds of whole pages, and nothing of what lay
   there before.  */
static void
check_mmap (void)
{
  char *p = map (4 * MB);
  char *q;
  struct mpxguard_bounds b;

  put_pages (p, 4 * MB);
  q = __mpxguard_wrap_mmap (p + MB, 2 * MB - 100, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  b = mpxguard_result ((const void *) __mpxguard_wrap_mmap, q);
  CHECK (q == p + MB && b.lower == (uint64_t) q
	 && b.upper == (uint64_t) q + 2 * MB - 1);
  check_pages (p, MB, true);
  check_pages (p + MB, 2 * MB, false);
  check_pages (p + 3 * MB, MB, true);
  munmap (p, 4 * MB);
  q = __mpxguard_wrap_mmap (p, 4 * MB, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK (q != MAP_FAILED);
  check_pages (q, 4 * MB, false);
  CHECK (__mpxguard_wrap_munmap (q, 4 * MB) == 0);
}

static void
check_mremap (void)
{
  char *p = map (4 * MB);
  char *q = map (8 * MB);
  struct mpxguard_bounds b;
  char *r;

  put_pages (p, 4 * MB);
  put_pages (q, 8 * MB);
  /* To a given place, growing.  */
  r = __mpxguard_wrap_mremap (p + MB / 2, 3 * MB, 5 * MB,
			      MREMAP_MAYMOVE | MREMAP_FIXED, q + MB);
  b = mpxguard_result ((const void *) __mpxguard_wrap_mremap, r);
  CHECK (r == q + MB && b.lower == (uint64_t) r
	 && b.upper == (uint64_t) r + 5 * MB - 1);
  check_moved (r, p + MB / 2, 3 * MB);
  check_pages (r + 3 * MB, 2 * MB, false);
  check_pages (q, MB, true);
  check_pages (q + 6 * MB, 2 * MB, true);
  check_pages (p, MB / 2, true);
  /* Shrinking in place.  */
  put_pages (r, 5 * MB);
  CHECK (__mpxguard_wrap_mremap (r, 5 * MB, 2 * MB + PAGE, 0) == r);
  check_pages (r, 2 * MB + PAGE, true);
  check_pages (r + 2 * MB + PAGE, 3 * MB - PAGE, false);
  CHECK (__mpxguard_wrap_munmap (q, 8 * MB) == 0);
  CHECK (__mpxguard_wrap_munmap (p, 4 * MB) == 0);
}

static void
check_madvise (void)
{
  char *p = map (2 * MB);

  put_pages (p, 2 * MB);
  CHECK (__mpxguard_wrap_madvise (p, MB, MADV_WILLNEED) == 0);
  check_pages (p, 2 * MB, true);
  CHECK (__mpxguard_wrap_madvise (p + PAGE, MB, MADV_DONTNEED) == 0);
  CHECK (has (p));
  check_pages (p + PAGE, MB, false);
  check_pages (p + PAGE + MB, MB - PAGE, true);
  CHECK (__mpxguard_wrap_munmap (p, 2 * MB) == 0);
}

static void
check_shared (void)
{
  int id = shmget (IPC_PRIVATE, MB + 10, IPC_CREAT | 0600);
  struct mpxguard_bounds b;
  char *p;

  if (id < 0)
    return;
  p = __mpxguard_wrap_shmat (id, NULL, 0);
  shmctl (id, IPC_RMID, NULL);
  CHECK (p != (void *) -1);
  b = mpxguard_result ((const void *) __mpxguard_wrap_shmat, p);
  CHECK (b.lower == (uint64_t) p && b.upper == (uint64_t) p + MB + 10 - 1);
  put_pages (p, MB + PAGE);
  CHECK (__mpxguard_wrap_shmdt (p) == 0);
  check_pages (p, MB + PAGE, false);
  errno = 0;
  CHECK (__mpxguard_wrap_shmdt (p) == -1 && errno == EINVAL);
}

static void
check_break (void)
{
  char *p = __mpxguard_wrap_sbrk (4 * PAGE);

  CHECK (p != (void *) -1);
  p = (char *) (((uint64_t) p + PAGE - 1) & -PAGE);
  put_pages (p, 3 * PAGE);
  CHECK (__mpxguard_wrap_sbrk (-2 * (intptr_t) PAGE) != (void *) -1);
  CHECK (has (p));
  CHECK (!has (p + 2 * PAGE));
}

/* A thread that stores bounds for the first time.  */
static char *stage;
static int stored;

static void *
store_bounds (void *unused __attribute__ ((unused)))
{
  put (stage);
  __atomic_store_n (&stored, 1, __ATOMIC_SEQ_CST);
  return NULL;
}

static void
check_waiting (void)
{
  pthread_t thread;

  stage = map (MB);
  put (stage + PAGE);
  mpx_pre_unmap (&mpxguard_space, (uint64_t) stage, MB);
  CHECK (mpxguard_directory_get ((uint64_t) stage >> MPXGUARD_SLICE_SHIFT)
	 == 0);
  CHECK (pthread_create (&thread, NULL, store_bounds, NULL) == 0);
  usleep (100000);
  CHECK (!__atomic_load_n (&stored, __ATOMIC_SEQ_CST));
  mpx_post_unmap (&mpxguard_space);
  pthread_join (thread, NULL);
  CHECK (has (stage) && !has (stage + PAGE));
}

/* For ever mapping, storing and unmapping does not take more memory.  */
static void
check_flat (void)
{
  uint64_t live = mpxguard_space.counts.live;

  for (int i = 0; i < 200; i++)
    {
      char *p = map (16 * MB);

      put_pages (p, 16 * MB);
      CHECK (__mpxguard_wrap_munmap (p, 16 * MB) == 0);
      CHECK (mpxguard_space.counts.live == live);
    }
  CHECK (mpxguard_space.counts.live
	 == mpxguard_space.counts.allocated - mpxguard_space.counts.freed);
}

int
main (void)
{
  mpxguard_init ();
  check_munmap ();
  check_pieces ();
  check_failures ();
  check_mmap ();
  check_mremap ();
  check_madvise ();
  check_shared ();
  check_break ();
  check_waiting ();
  check_flat ();
  return 0;
}
