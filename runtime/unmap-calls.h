/* The system calls by which memory goes away, moves or is replaced, each made
   by the unmap protocol.  They return what the kernel returns, a negative
   error number on failure, and are for the wrappers that instrumented code
   calls (unmap-calls.c), for libraries that are not instrumented
   (interpose.c), and for the function syscall.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_UNMAP_CALLS_H
#define MPXGUARD_UNMAP_CALLS_H

#include "runtime.h"

long mpxguard_do_munmap (uint64_t address, uint64_t size);
long mpxguard_do_mmap (uint64_t address, uint64_t size, int protection,
		       int flags, int fd, long offset);
long mpxguard_do_mremap (uint64_t old, uint64_t old_size, uint64_t new_size,
			 int flags, uint64_t new);
long mpxguard_do_madvise (uint64_t address, uint64_t size, int advice);
long mpxguard_do_remap_file_pages (uint64_t address, uint64_t size,
				   int protection, uint64_t page, int flags);
long mpxguard_do_shmat (int id, uint64_t address, int flags);
long mpxguard_do_shmdt (uint64_t address);

/* Return how many bytes mmap maps for SIZE and FLAGS.  */
uint64_t mpxguard_mapped_size (uint64_t size, int flags);

/* Return how many bytes the shared memory segment ID has; 0 if that is not to
   be known.  */
uint64_t mpxguard_segment_size (int id);

#endif /* MPXGUARD_UNMAP_CALLS_H */
