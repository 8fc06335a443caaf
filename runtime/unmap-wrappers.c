/* What instrumented code calls instead of munmap and its relatives; and
   mlockall.

   In: calls that the plugin redirects here.  Out: the same results and errno
   as the real ones; bounds of the memory as unmap-calls.c makes them, and
   bounds for the pointers that are returned.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/types.h>
#include <unistd.h>

#include "bounds.h"
#include "break.h"
#include "joined.h"
#include "protocol.h"
#include "sys.h"
#include "unmap-calls.h"

/* Numbers that older headers lack.  */
#ifndef MCL_ONFAULT
#define MCL_ONFAULT 4
#endif

#define WRAPPER(TYPE, NAME, ...)					\
  MPXGUARD_EXPORT TYPE __mpxguard_wrap_##NAME (__VA_ARGS__);		\
  TYPE __mpxguard_wrap_##NAME (__VA_ARGS__)

#define SELF(NAME) ((const void *) __mpxguard_wrap_##NAME)

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
  mpxguard_consume (SELF (munmap));
  return (int) finish (mpxguard_do_munmap ((uint64_t) address, size));
}

/* mmap for the wrapper SELF.  A mapping that grows has no size.  */
static void *
do_mmap (const void *self, void *address, size_t size, int protection,
	 int flags, int fd, off_t offset)
{
  long result;

  mpxguard_consume (self);
  result = mpxguard_do_mmap ((uint64_t) address, size, protection, flags, fd,
			     offset);
  if (address && result == (long) address)
    mpxguard_joined_note ((uint64_t) address,
			  mpxguard_mapped_size (size, flags));
  return finish_mapping (self, result,
			 flags & MAP_GROWSDOWN
			   ? 0 : mpxguard_mapped_size (size, flags));
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
  result = mpxguard_do_mremap ((uint64_t) old, old_size, new_size, flags,
			       (uint64_t) new);
  if (result == (long) old && new_size > old_size)
    mpxguard_joined_grow ((uint64_t) old + mpxguard_mapped_size (old_size, 0),
			  mpxguard_mapped_size (new_size, 0)
			  - mpxguard_mapped_size (old_size, 0));
  return finish_mapping (SELF (mremap), result,
			 mpxguard_mapped_size (new_size, 0));
}

WRAPPER (int, madvise, void *address, size_t size, int advice)
{
  mpxguard_consume (SELF (madvise));
  return (int) finish (mpxguard_do_madvise ((uint64_t) address, size, advice));
}

WRAPPER (int, remap_file_pages, void *address, size_t size, int protection,
	 size_t page, int flags)
{
  mpxguard_consume (SELF (remap_file_pages));
  return (int) finish (mpxguard_do_remap_file_pages ((uint64_t) address, size,
						     protection, page, flags));
}

WRAPPER (void *, shmat, int id, const void *address, int flags)
{
  long result;

  mpxguard_consume (SELF (shmat));
  result = mpxguard_do_shmat (id, (uint64_t) address, flags);
  return finish_mapping (SELF (shmat), result, mpxguard_segment_size (id));
}

WRAPPER (int, shmdt, const void *address)
{
  mpxguard_consume (SELF (shmdt));
  return (int) finish (mpxguard_do_shmdt ((uint64_t) address));
}

WRAPPER (int, brk, void *address)
{
  mpxguard_consume (SELF (brk));
  return mpxguard_break_set ((uint64_t) address) ? 0 : -1;
}

/* The result has the bounds INIT: programs join what they got by several
   calls to one piece.  */
WRAPPER (void *, sbrk, intptr_t change)
{
  uint64_t now = mpxguard_break_get ();
  uint64_t wanted = now + (uint64_t) change;
  bool wraps = change < 0 ? wanted > now : wanted < now;

  mpxguard_consume (SELF (sbrk));
  mpxguard_give_no_result ();
  if (wraps)
    errno = ENOMEM;
  return !wraps && (change == 0 || mpxguard_break_set (wanted))
	 ? (void *) now : (void *) -1;
}

/* The break as the system call moves it.  */
static long
do_brk (uint64_t wanted)
{
  uint64_t now = (uint64_t) mpxguard_syscall (SYS_brk, 0, 0, 0, 0, 0, 0);
  long result;

  mpx_pre_unmap (&mpxguard_space, wanted,
		 wanted > 0 && wanted < now ? now - wanted : 0);
  result = mpxguard_syscall (SYS_brk, (long) wanted, 0, 0, 0, 0, 0);
  if ((uint64_t) result != wanted)
    mpx_cancel_unmap (&mpxguard_space);
  mpx_post_unmap (&mpxguard_space);
  return result;
}

/* System calls by number.  Those that have nothing to do with memory are
   libc's, which makes them as they are.  */
WRAPPER (long, syscall, long number, ...)
{
  unsigned long a[6];
  va_list arguments;

  mpxguard_consume (SELF (syscall));
  mpxguard_give_no_result ();
  va_start (arguments, number);
  for (unsigned i = 0; i < 6; i++)
    a[i] = va_arg (arguments, unsigned long);
  va_end (arguments);
  switch (number)
    {
    case SYS_munmap:
      return finish (mpxguard_do_munmap (a[0], a[1]));
    case SYS_mmap:
      return finish (mpxguard_do_mmap (a[0], a[1], (int) a[2], (int) a[3],
				       (int) a[4], (long) a[5]));
    case SYS_mremap:
      return finish (mpxguard_do_mremap (a[0], a[1], a[2], (int) a[3], a[4]));
    case SYS_madvise:
      return finish (mpxguard_do_madvise (a[0], a[1], (int) a[2]));
    case SYS_remap_file_pages:
      return finish (mpxguard_do_remap_file_pages (a[0], a[1], (int) a[2],
						   a[3], (int) a[4]));
    case SYS_shmat:
      return finish (mpxguard_do_shmat ((int) a[0], a[1], (int) a[2]));
    case SYS_shmdt:
      return finish (mpxguard_do_shmdt (a[0]));
    case SYS_brk:
      return finish (do_brk (a[0]));
    default:
      return syscall (number, a[0], a[1], a[2], a[3], a[4], a[5]);
    }
}

/* Locking all memory at once would make the whole directory resident.  So pages
   are locked when they are first used.  */
WRAPPER (int, mlockall, int flags)
{
  mpxguard_consume (SELF (mlockall));
  return (int) finish (mpxguard_syscall (SYS_mlockall, flags | MCL_ONFAULT, 0,
					 0, 0, 0, 0));
}
