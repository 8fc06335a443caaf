/* The program's break: see break.h.

   In: what brk and sbrk are called with.  Out: a break that has room to grow.

   The break of a program at a fixed address begins, by the kernel's choice,
   anywhere in the first GB, where the bounds directory is: below it there is
   little room, and inside of it none.  For such programs a range elsewhere
   plays the part of what lies behind the break.  Only instrumented code sees
   that; what calls the C library's sbrk from elsewhere finds memory short, and
   all known allocators take theirs by mmap then.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include "break.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#include "protocol.h"
#include "sys.h"

#define PAGE 4096UL

/* How much is reserved.  Where address space is limited, the kernel's break has
   to do.  */
#define ROOM (64UL << 30)

/* The range that stands in for the kernel's, and the break in it; 0 if the
   kernel's serves.  */
static uint64_t own_start, own_end, own_break;

/* Find a range of our own if the kernel's break has no room.  */
static void
find_room (void)
{
  static bool looked;
  long result;

  if (looked)
    return;
  looked = true;
  if ((uint64_t) sbrk (0) >= MPXGUARD_DIRECTORY_BASE + MPXGUARD_DIRECTORY_SIZE)
    return;
  result = mpxguard_sys_mmap (NULL, ROOM, PROT_NONE,
			      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
			      0);
  if (mpxguard_sys_failed (result))
    return;
  own_start = own_break = (uint64_t) result;
  own_end = own_start + ROOM;
}

/* Return ADDRESS rounded up to a page.  */
static uint64_t
page_after (uint64_t address)
{
  return (address + PAGE - 1) & -PAGE;
}

/* Let the break in our own range be WANTED.  Return false if that cannot
   be.  */
static bool
set_own (uint64_t wanted)
{
  uint64_t from = page_after (own_break);
  uint64_t to = page_after (wanted);
  long result = 0;

  if (wanted < own_start || wanted > own_end)
    return false;
  if (to > from)
    result = mpxguard_sys_mprotect ((void *) from, to - from,
				    PROT_READ | PROT_WRITE);
  else if (to < from)
    result = mpxguard_sys_mmap ((void *) to, from - to, PROT_NONE,
				MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
				  | MAP_FIXED,
				-1, 0);
  if (mpxguard_sys_failed (result))
    return false;
  own_break = wanted;
  return true;
}

uint64_t
mpxguard_break_get (void)
{
  find_room ();
  return own_break ? own_break : (uint64_t) sbrk (0);
}

/* Bounds go between the old break and the new.  Libc's brk keeps libc's idea
   of the break, and does nothing else but the system call.  */
bool
mpxguard_break_set (uint64_t wanted)
{
  uint64_t now = mpxguard_break_get ();
  bool done;

  mpx_pre_unmap (&mpxguard_space, wanted, wanted < now ? now - wanted : 0);
  done = own_break ? set_own (wanted) : brk ((void *) wanted) == 0;
  if (!done)
    mpx_cancel_unmap (&mpxguard_space);
  mpx_post_unmap (&mpxguard_space);
  if (!done)
    errno = ENOMEM;
  return done;
}
