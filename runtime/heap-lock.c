/* The rarer part of the heap's lock: who a thread is, and how it waits.

   In: a lock that another thread held a moment ago.  Out: the lock, held.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "heap-lock.h"

/* How often to look again before going to sleep: what the heap does under a
   lock is mostly shorter than a system call.  */
#define HEAP_LOCK_SPINS 100

__thread uint32_t mpxguard_heap_self
  __attribute__ ((tls_model ("initial-exec")));

/* The number of the thread that was last to get one.  */
static uint32_t last_self;

/* Give the calling thread a number and return it.  A handler of a signal may
   do so first; what it then locks is free again when we come back.  */
uint32_t
mpxguard_heap_new_self (void)
{
  mpxguard_heap_self
    = __atomic_add_fetch (&last_self, HEAP_LOCK_WAITED + 1, __ATOMIC_RELAXED);
  return mpxguard_heap_self;
}

void
mpxguard_heap_lock_wait (heap_lock *lock)
{
  uint32_t waited = heap_self () | HEAP_LOCK_WAITED;

  for (int i = 0; i < HEAP_LOCK_SPINS; i++)
    {
      if (__atomic_load_n (lock, __ATOMIC_RELAXED) == 0
	  && heap_lock_try (lock))
	return;
      __builtin_ia32_pause ();
    }
  for (;;)
    {
      uint32_t now = 0;

      /* Others may be asleep too.  */
      if (__atomic_compare_exchange_n (lock, &now, waited, false,
				       __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
	return;
      if ((now & HEAP_LOCK_WAITED)
	  || __atomic_compare_exchange_n (lock, &now, now | HEAP_LOCK_WAITED,
					  false, __ATOMIC_RELAXED,
					  __ATOMIC_RELAXED))
	mpxguard_sys_futex (lock, FUTEX_WAIT_PRIVATE, now | HEAP_LOCK_WAITED);
    }
}
