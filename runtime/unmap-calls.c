/* The system calls by which memory goes away, moves or is replaced: see
   unmap-calls.h.

   In: their arguments.  Out: what the kernel says, and bounds as the memory
   is.  Calls that the kernel is bound to refuse for their arguments (EINVAL)
   go straight to it, as do those that meet no table; for the others that fail
   everything is put back.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include "unmap-calls.h"

#include <sys/mman.h>
#include <sys/shm.h>

#include "heap.h"
#include "maps.h"
#include "protocol.h"
#include "sweep.h"
#include "sys.h"

#define PAGE 4096UL

/* Numbers that older headers lack.  */
#ifndef MADV_DONTNEED_LOCKED
#define MADV_DONTNEED_LOCKED 24
#endif
#ifndef MAP_HUGE_SHIFT
#define MAP_HUGE_SHIFT 26
#endif

#define SPACE (&mpxguard_space)

/* Return SIZE rounded up to whole pages.  */
static uint64_t
whole_pages (uint64_t size)
{
  return (size + PAGE - 1) & -PAGE;
}

uint64_t
mpxguard_mapped_size (uint64_t size, int flags)
{
  unsigned shift = (unsigned) flags >> MAP_HUGE_SHIFT;
  uint64_t page = PAGE;

  if (flags & MAP_HUGETLB)
    page = shift ? 1UL << shift : 2UL << 20;
  return (size + page - 1) & -page;
}

/* True if all of the SIZE bytes at ADDRESS are mapped.  */
static bool
is_mapped (uint64_t address, uint64_t size)
{
  return !mpxguard_sys_failed (mpxguard_syscall (SYS_msync, (long) address,
						 (long) size, MS_ASYNC, 0, 0,
						 0));
}

/* True if a call for the SIZE bytes at ADDRESS must go through the protocol:
   the kernel may accept them, and bounds are there.  */
static bool
concerned (uint64_t address, uint64_t size)
{
  uint64_t pages = whole_pages (size);

  return mpxguard_ready && address % PAGE == 0 && pages > 0
	 && address + pages > address
	 && !mpx_nothing_there (SPACE, address, pages);
}

/* Finish the unmap whose real call returned RESULT, and return that.  */
static long
finish (long result)
{
  if (mpxguard_sys_failed (result))
    mpx_cancel_unmap (SPACE);
  mpx_post_unmap (SPACE);
  return result;
}

/* The same for a call that replaces the SIZE bytes at ADDRESS.  That it fails may
   turn out only when a part of the old memory is gone; or there was none
   before.  */
static long
finish_replacing (long result, uint64_t address, uint64_t size)
{
  finish (result);
  if (mpxguard_sys_failed (result) && !is_mapped (address, size))
    mpxguard_sweep_space (SPACE);
  return result;
}

/* The SIZE bytes at ADDRESS are new.  What lay there before may have gone by
   ways that nobody saw.  */
static void
forget_old (uint64_t address, uint64_t size)
{
  if (!concerned (address, size))
    return;
  mpx_pre_unmap (SPACE, address, whole_pages (size));
  mpx_post_unmap (SPACE);
}

long
mpxguard_do_munmap (uint64_t address, uint64_t size)
{
  if (!concerned (address, size))
    return mpxguard_sys_munmap ((void *) address, size);
  mpx_pre_unmap (SPACE, address, whole_pages (size));
  return finish (mpxguard_sys_munmap ((void *) address, size));
}

/* Return where a mapping goes for which a program with a malloc of its own
   wishes ADDRESS.  Where our heap would be, hybrid code looks for no bounds in
   tables; mimalloc wishes to be there.  */
static uint64_t
wished (uint64_t address, int flags)
{
  bool low = address < 1UL << MPXGUARD_HEAP_ADDRESS_BITS
	     && address >> MPXGUARD_HEAP_REGION_SHIFT != 0;

  if (low && !(flags & (MAP_FIXED | MAP_FIXED_NOREPLACE | MAP_32BIT))
      && !mpxguard_heap_is_ours ())
    return 0;
  return address;
}

long
mpxguard_do_mmap (uint64_t address, uint64_t size, int protection, int flags,
		  int fd, long offset)
{
  bool replaces = (flags & MAP_FIXED) && !(flags & MAP_FIXED_NOREPLACE);
  uint64_t mapped = mpxguard_mapped_size (size, flags);
  long result;

  if (!replaces || !concerned (address, mapped))
    {
      result = mpxguard_sys_mmap ((void *) wished (address, flags), size,
				  protection, flags, fd, offset);
      if (!replaces && !mpxguard_sys_failed (result))
	forget_old ((uint64_t) result, mapped);
      return result;
    }
  mpx_pre_unmap (SPACE, address, mapped);
  result = mpxguard_sys_mmap ((void *) address, size, protection, flags, fd,
			      offset);
  return finish_replacing (result, address, mapped);
}

long
mpxguard_do_mremap (uint64_t old, uint64_t old_size, uint64_t new_size,
		    int flags, uint64_t new)
{
  uint64_t from = whole_pages (old_size);
  uint64_t to = whole_pages (new_size);
  uint64_t kept = from < to ? from : to;
  long result;

  if (!concerned (old, old_size)
      && !((flags & MREMAP_FIXED) && concerned (new, new_size)))
    {
      result = mpxguard_syscall (SYS_mremap, (long) old, (long) old_size,
				 (long) new_size, flags, (long) new, 0);
      if (!mpxguard_sys_failed (result) && (uint64_t) result != old)
	forget_old ((uint64_t) result, new_size);
      return result;
    }
  mpx_begin_unmap (SPACE);
  if (flags & MREMAP_FIXED)
    mpx_unmap_range (SPACE, new, to);
  mpx_unmap_range (SPACE, old + kept, from - kept);
  mpx_move_out (SPACE, old, kept);
  result = mpxguard_syscall (SYS_mremap, (long) old, (long) old_size,
			     (long) new_size, flags, (long) new, 0);
  if (!mpxguard_sys_failed (result))
    {
      mpx_unmap_range (SPACE, (uint64_t) result, to);
      mpx_move_in (SPACE, (uint64_t) result, old, kept);
    }
  /* The kernel unmaps the new place, and what is to be cut off, first.  */
  finish_replacing (result, old, from);
  if ((flags & MREMAP_FIXED) && mpxguard_sys_failed (result)
      && is_mapped (old, from) && !is_mapped (new, to))
    mpxguard_sweep_space (SPACE);
  return result;
}

long
mpxguard_do_madvise (uint64_t address, uint64_t size, int advice)
{
  bool drops = advice == MADV_DONTNEED || advice == MADV_FREE
	       || advice == MADV_REMOVE || advice == MADV_DONTNEED_LOCKED;
  struct mpxguard_mapping m;
  long result;

  if (advice == MADV_DONTFORK)
    mpxguard_sweep_in_children ();
  /* MADV_DOFORK and MADV_KEEPONFORK need nothing: children look how it is.  */
  if (advice == MADV_WIPEONFORK)
    mpxguard_wipe_in_children ();
  if (!drops || !concerned (address, size))
    return mpxguard_sys_madvise ((void *) address, size, advice);
  mpx_pre_unmap (SPACE, address, whole_pages (size));
  result = mpxguard_sys_madvise ((void *) address, size, advice);
  /* Where a range is not mapped as a whole, or its parts differ, the kernel
     does what it can before it says no.  */
  if (mpxguard_sys_failed (result)
      && mpxguard_maps_find (address, address + 1, &m)
      && m.end - address >= size)
    mpx_cancel_unmap (SPACE);
  mpx_post_unmap (SPACE);
  return result;
}

long
mpxguard_do_remap_file_pages (uint64_t address, uint64_t size, int protection,
			      uint64_t page, int flags)
{
  long result;
  bool protocol = concerned (address & -PAGE, size);

  if (protocol)
    mpx_pre_unmap (SPACE, address & -PAGE, size & -PAGE);
  result = mpxguard_syscall (SYS_remap_file_pages, (long) address,
			     (long) size, protection, (long) page, flags, 0);
  return protocol ? finish_replacing (result, address & -PAGE, size & -PAGE)
		  : result;
}

/* The pages of a segment are mapped whole, but it ends where its size says.  */
uint64_t
mpxguard_segment_size (int id)
{
  struct shmid_ds status;

  if (mpxguard_sys_failed (mpxguard_syscall (SYS_shmctl, id, IPC_STAT,
					     (long) &status, 0, 0, 0)))
    return 0;
  return status.shm_segsz;
}

long
mpxguard_do_shmat (int id, uint64_t address, int flags)
{
  uint64_t size = whole_pages (mpxguard_segment_size (id));
  bool replaces = (flags & SHM_REMAP) && concerned (address & -PAGE, size);
  long result;

  if (replaces)
    mpx_pre_unmap (SPACE, address & -PAGE, size);
  result = mpxguard_syscall (SYS_shmat, id, (long) address, flags, 0, 0, 0);
  if (replaces)
    return finish_replacing (result, address & -PAGE, size);
  if (!mpxguard_sys_failed (result))
    forget_old ((uint64_t) result, size);
  return result;
}

/* Return how many bytes shmdt is going to unmap at ADDRESS: the kernel knows,
   and the map of the process names the segment.  */
static uint64_t
attached_size (uint64_t address)
{
  struct mpxguard_mapping m;
  uint64_t size;

  if (!mpxguard_maps_find (address, address + 1, &m) || m.start != address)
    return 0;
  size = whole_pages (mpxguard_segment_size ((int) m.inode));
  return size > 0 ? size : m.end - address;
}

long
mpxguard_do_shmdt (uint64_t address)
{
  uint64_t size = attached_size (address);

  if (!concerned (address, size))
    return mpxguard_syscall (SYS_shmdt, (long) address, 0, 0, 0, 0, 0);
  mpx_pre_unmap (SPACE, address, size);
  return finish (mpxguard_syscall (SYS_shmdt, (long) address, 0, 0, 0, 0, 0));
}
