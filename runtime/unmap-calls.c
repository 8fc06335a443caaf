/* The calls by which memory goes away, moves or is replaced; and mlockall.

   In: calls of munmap and its relatives, which the plugin redirects here.
   Out: the same results and errno as the real ones; bounds of the memory that
   went away forgotten, bounds of memory that moved moved along, and bounds
   for the pointers that are returned.

   The real calls are made by sys.h, because bd_sem is held; only brk and sbrk
   are libc's own, which keep libc's idea of the break and do nothing else.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/types.h>
#include <unistd.h>

#include "bounds.h"
#include "maps.h"
#include "sys.h"
#include "table.h"
#include "unmap.h"

#define PAGE 4096UL

/* Numbers that older headers lack.  */
#ifndef MAP_HUGE_SHIFT
#define MAP_HUGE_SHIFT 26
#endif
#ifndef MCL_ONFAULT
#define MCL_ONFAULT 4
#endif
#ifndef MADV_DONTNEED_LOCKED
#define MADV_DONTNEED_LOCKED 24
#endif

#define WRAPPER(TYPE, NAME, ...)					\
  MPXGUARD_EXPORT TYPE __mpxguard_wrap_##NAME (__VA_ARGS__);		\
  TYPE __mpxguard_wrap_##NAME (__VA_ARGS__)

#define SELF(NAME) ((const void *) __mpxguard_wrap_##NAME)

/* Return SIZE rounded up to whole pages.  */
static uint64_t
whole_pages (uint64_t size)
{
  return (size + PAGE - 1) & -PAGE;
}

/* Return what libc returns for RESULT of a system call, and set errno.  */
static long
finish (long result)
{
  if (!mpxguard_sys_failed (result))
    return result;
  errno = (int) -result;
  return -1;
}

/* SELF returns RESULT of a system call, which has SIZE bytes; 0 says that
   their number is unknown.  Return it as libc does.  */
static void *
finish_mapping (const void *self, long result, uint64_t size)
{
  if (mpxguard_sys_failed (result) || size == 0)
    mpxguard_give_no_result ();
  else
    mpxguard_give_result (self, (void *) result,
			  mpxguard_bounds_make ((void *) result, size));
  return (void *) finish (result);
}

WRAPPER (int, munmap, void *address, size_t size)
{
  long result;

  mpxguard_consume (SELF (munmap));
  mpxguard_pre_unmap ((uint64_t) address, whole_pages (size));
  result = mpxguard_sys_munmap (address, size);
  mpxguard_post_unmap ();
  return (int) finish (result);
}

/* Return how many bytes mmap maps for SIZE and FLAGS; 0 if that is not to be
   known.  */
static uint64_t
mapped_size (size_t size, int flags)
{
  unsigned shift = (unsigned) flags >> MAP_HUGE_SHIFT;
  uint64_t page = PAGE;

  if (flags & MAP_GROWSDOWN)
    return 0;
  if (flags & MAP_HUGETLB)
    page = shift ? 1UL << shift : MPXGUARD_TABLE_SIZE;
  return (size + page - 1) & -page;
}

/* mmap for the wrapper SELF.  */
static void *
do_mmap (const void *self, void *address, size_t size, int protection,
	 int flags, int fd, off_t offset)
{
  bool replaces = (flags & MAP_FIXED) && !(flags & MAP_FIXED_NOREPLACE);
  long result;

  mpxguard_consume (self);
  if (replaces)
    mpxguard_pre_unmap ((uint64_t) address, whole_pages (size));
  result = mpxguard_sys_mmap (address, size, protection, flags, fd, offset);
  if (replaces)
    mpxguard_post_unmap ();
  else if (!mpxguard_sys_failed (result))
    /* What lay there may have gone by ways that nobody saw.  */
    mpxguard_clear ((void *) result, whole_pages (size));
  return finish_mapping (self, result, mapped_size (size, flags));
}

WRAPPER (void *, mmap, void *address, size_t size, int protection, int flags,
	 int fd, off_t offset)
{
  return do_mmap (SELF (mmap), address, size, protection, flags, fd, offset);
}

WRAPPER (void *, mmap64, void *address, size_t size, int protection, int flags,
	 int fd, off64_t offset)
{
  return do_mmap (SELF (mmap64), address, size, protection, flags, fd, offset);
}

/* Make the system call mremap with the arguments OLD to NEW between the halves
   of an unmap.  */
static long
do_mremap (uint64_t old, uint64_t old_size, uint64_t new_size, int flags,
	   uint64_t new)
{
  uint64_t kept = old_size < new_size ? old_size : new_size;
  long result;
  bool failed;

  mpxguard_unmap_begin ();
  if (flags & MREMAP_FIXED)
    mpxguard_unmap_range (new, new_size);
  mpxguard_unmap_range (old + kept, old_size - kept);
  mpxguard_move_out (old, kept);
  result = mpxguard_syscall (SYS_mremap, (long) old, (long) old_size,
			     (long) new_size, flags, (long) new, 0);
  failed = mpxguard_sys_failed (result);
  mpxguard_move_in (failed ? old : (uint64_t) result, old, kept);
  if (!failed)
    mpxguard_unmap_range ((uint64_t) result + kept, new_size - kept);
  mpxguard_post_unmap ();
  return result;
}

WRAPPER (void *, mremap, void *old, size_t old_size, size_t new_size,
	 int flags, ...)
{
  void *new = NULL;
  va_list arguments;
  long result;

  mpxguard_consume (SELF (mremap));
  if (flags & MREMAP_FIXED)
    {
      va_start (arguments, flags);
      new = va_arg (arguments, void *);
      va_end (arguments);
    }
  result = do_mremap ((uint64_t) old, whole_pages (old_size),
		      whole_pages (new_size), flags, (uint64_t) new);
  return finish_mapping (SELF (mremap), result, whole_pages (new_size));
}

WRAPPER (int, madvise, void *address, size_t size, int advice)
{
  bool drops = advice == MADV_DONTNEED || advice == MADV_FREE
	       || advice == MADV_REMOVE || advice == MADV_DONTNEED_LOCKED;
  long result;

  mpxguard_consume (SELF (madvise));
  if (drops)
    mpxguard_pre_unmap ((uint64_t) address, whole_pages (size));
  result = mpxguard_sys_madvise (address, size, advice);
  if (drops)
    mpxguard_post_unmap ();
  return (int) finish (result);
}

/* Return the size of the shared memory segment ID, 0 if it is unknown.  */
static uint64_t
segment_size (int id)
{
  struct shmid_ds status;

  if (mpxguard_sys_failed (mpxguard_syscall (SYS_shmctl, id, IPC_STAT,
					     (long) &status, 0, 0, 0)))
    return 0;
  return whole_pages (status.shm_segsz);
}

WRAPPER (void *, shmat, int id, const void *address, int flags)
{
  uint64_t size = segment_size (id);
  long result;

  mpxguard_consume (SELF (shmat));
  mpxguard_pre_unmap ((uint64_t) address, flags & SHM_REMAP ? size : 0);
  result = mpxguard_syscall (SYS_shmat, id, (long) address, flags, 0, 0, 0);
  if (!mpxguard_sys_failed (result))
    mpxguard_unmap_range ((uint64_t) result, size);
  mpxguard_post_unmap ();
  return finish_mapping (SELF (shmat), result, size);
}

WRAPPER (int, shmdt, const void *address)
{
  uint64_t from = (uint64_t) address;
  struct mpxguard_mapping m = { .start = from, .end = from };
  long result;

  mpxguard_consume (SELF (shmdt));
  /* The kernel knows the size; the next best source is the map.  */
  if (!mpxguard_maps_find (from, from + 1, &m))
    m.end = from;
  mpxguard_pre_unmap (from, m.end - from);
  result = mpxguard_syscall (SYS_shmdt, (long) address, 0, 0, 0, 0, 0);
  mpxguard_post_unmap ();
  return (int) finish (result);
}

WRAPPER (int, brk, void *address)
{
  uint64_t now = (uint64_t) sbrk (0);
  uint64_t wanted = (uint64_t) address;
  int result;

  mpxguard_consume (SELF (brk));
  mpxguard_pre_unmap (wanted, wanted < now ? now - wanted : 0);
  result = brk (address);
  mpxguard_post_unmap ();
  return result;
}

/* The result has the bounds INIT: programs join what they got by several
   calls to one piece.  */
WRAPPER (void *, sbrk, intptr_t change)
{
  uint64_t now = (uint64_t) sbrk (0);
  uint64_t less = change < 0 ? -(uint64_t) change : 0;
  void *result;

  mpxguard_consume (SELF (sbrk));
  mpxguard_pre_unmap (now - less, less);
  result = sbrk (change);
  mpxguard_post_unmap ();
  mpxguard_give_no_result ();
  return result;
}

/* Locking all memory at once would make the whole directory resident.  So pages
   are locked when they are first used.  */
WRAPPER (int, mlockall, int flags)
{
  mpxguard_consume (SELF (mlockall));
  return (int) finish (mpxguard_syscall (SYS_mlockall, flags | MCL_ONFAULT, 0,
					 0, 0, 0, 0));
}
