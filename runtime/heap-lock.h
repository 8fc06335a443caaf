/* A lock of one word for the heap: no libc, no set-up, usable after fork.

   0 is free, 1 held, 2 held with somebody waiting in the kernel.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_HEAP_LOCK_H
#define MPXGUARD_HEAP_LOCK_H

#include <linux/futex.h>
#include <stdbool.h>
#include <stdint.h>

#include "sys.h"

typedef uint32_t heap_lock;

/* How often to look again before going to sleep: what the heap does under a
   lock is mostly shorter than a system call.  */
#define HEAP_LOCK_SPINS 100

/* Take LOCK if it is free; return whether it was.  */
static inline bool
heap_lock_try (heap_lock *lock)
{
  uint32_t free = 0;

  return __atomic_compare_exchange_n (lock, &free, 1, false, __ATOMIC_ACQUIRE,
				      __ATOMIC_RELAXED);
}

/* Take LOCK, which was not free a moment ago.  */
static void __attribute__ ((noinline, unused))
heap_lock_wait (heap_lock *lock)
{
  for (int i = 0; i < HEAP_LOCK_SPINS; i++)
    {
      if (__atomic_load_n (lock, __ATOMIC_RELAXED) == 0
	  && heap_lock_try (lock))
	return;
      __builtin_ia32_pause ();
    }
  while (__atomic_exchange_n (lock, 2, __ATOMIC_ACQUIRE) != 0)
    mpxguard_sys_futex (lock, FUTEX_WAIT_PRIVATE, 2);
}

/* Take LOCK.  */
static inline void
heap_lock_take (heap_lock *lock)
{
  if (__builtin_expect (!heap_lock_try (lock), 0))
    heap_lock_wait (lock);
}

/* Let LOCK go.  */
static inline void
heap_lock_drop (heap_lock *lock)
{
  if (__builtin_expect (__atomic_exchange_n (lock, 0, __ATOMIC_RELEASE) == 2,
			0))
    mpxguard_sys_futex (lock, FUTEX_WAKE_PRIVATE, 1);
}

#endif /* MPXGUARD_HEAP_LOCK_H */
