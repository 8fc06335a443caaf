/* munmap and its relatives for libraries that are not instrumented.

   In: calls by way of the dynamic linker, which finds these definitions before
   libc's.  Out: what libc would have done; bounds as the memory is.  Calls
   that libc makes itself do not come here (sweep.h).

   brk and sbrk are left alone: libc must know its break.  In static programs
   nothing is here, for libc's own calls in the same file would be meant too.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/types.h>

#include "runtime.h"
#include "sys.h"
#include "unmap-calls.h"

#ifdef PIC

/* Return what libc returns for RESULT of a system call, and set errno.  */
static long
finish (long result)
{
  if (!mpxguard_sys_failed (result))
    return result;
  errno = (int) -result;
  return -1;
}

MPXGUARD_EXPORT int
munmap (void *address, size_t size)
{
  return (int) finish (mpxguard_do_munmap ((uint64_t) address, size));
}

MPXGUARD_EXPORT void *
mmap (void *address, size_t size, int protection, int flags, int fd,
      off_t offset)
{
  return (void *) finish (mpxguard_do_mmap ((uint64_t) address, size,
					    protection, flags, fd, offset));
}

MPXGUARD_EXPORT void *
mmap64 (void *address, size_t size, int protection, int flags, int fd,
	off64_t offset)
{
  return (void *) finish (mpxguard_do_mmap ((uint64_t) address, size,
					    protection, flags, fd, offset));
}

MPXGUARD_EXPORT void *
mremap (void *old, size_t old_size, size_t new_size, int flags, ...)
{
  uint64_t new = 0;
  va_list arguments;

  if (flags & MREMAP_FIXED)
    {
      va_start (arguments, flags);
      new = va_arg (arguments, uint64_t);
      va_end (arguments);
    }
  return (void *) finish (mpxguard_do_mremap ((uint64_t) old, old_size,
					      new_size, flags, new));
}

MPXGUARD_EXPORT int
madvise (void *address, size_t size, int advice)
{
  return (int) finish (mpxguard_do_madvise ((uint64_t) address, size, advice));
}

MPXGUARD_EXPORT void *
shmat (int id, const void *address, int flags)
{
  return (void *) finish (mpxguard_do_shmat (id, (uint64_t) address, flags));
}

MPXGUARD_EXPORT int
shmdt (const void *address)
{
  return (int) finish (mpxguard_do_shmdt ((uint64_t) address));
}

#endif /* PIC */
