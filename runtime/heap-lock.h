/* A lock of one word for the heap: no libc, no set-up.

   A free lock is 0, one that is held the number of the thread that holds it:
   so a fork in the handler of a signal finds out which locks the thread that it
   interrupted holds (heap-fork.c).  Numbers are even; the lowest bit says that
   somebody waits in the kernel.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_HEAP_LOCK_H
#define MPXGUARD_HEAP_LOCK_H

#include <linux/futex.h>
#include <stdbool.h>
#include <stdint.h>

#include "sys.h"

#pragma GCC visibility push(hidden)

typedef uint32_t heap_lock;

#define HEAP_LOCK_WAITED 1U

/* The calling thread's number, 0 before its first lock.  Never that of another
   thread of the process; in the child of a fork it stays what it was.  */
extern __thread uint32_t mpxguard_heap_self
  __attribute__ ((tls_model ("initial-exec")));
uint32_t mpxguard_heap_new_self (void);

/* Take LOCK, which was not free a moment ago.  */
void mpxguard_heap_lock_wait (heap_lock *lock);

/* Return the calling thread's number.  */
static inline uint32_t
heap_self (void)
{
  uint32_t self = mpxguard_heap_self;

  return __builtin_expect (self != 0, 1) ? self : mpxguard_heap_new_self ();
}

/* Take LOCK if it is free; return whether it was.  */
static inline bool
heap_lock_try (heap_lock *lock)
{
  uint32_t free = 0;

  return __atomic_compare_exchange_n (lock, &free, heap_self (), false,
				      __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

/* Take LOCK.  */
static inline void
heap_lock_take (heap_lock *lock)
{
  if (__builtin_expect (!heap_lock_try (lock), 0))
    mpxguard_heap_lock_wait (lock);
}

/* Let LOCK go.  */
static inline void
heap_lock_drop (heap_lock *lock)
{
  if (__builtin_expect (__atomic_exchange_n (lock, 0, __ATOMIC_RELEASE)
			  & HEAP_LOCK_WAITED,
			0))
    mpxguard_sys_futex (lock, FUTEX_WAKE_PRIVATE, 1);
}

/* Return true if the calling thread holds LOCK.  */
static inline bool
heap_lock_is_mine (const heap_lock *lock)
{
  return (__atomic_load_n (lock, __ATOMIC_RELAXED) & ~HEAP_LOCK_WAITED)
	 == heap_self ();
}

#pragma GCC visibility pop

#endif /* MPXGUARD_HEAP_LOCK_H */
