/* bd_sem, a phase-fair reader-writer lock on futexes.

   In: the four calls of bdlock.h.  Out: the promises made there.

   READERS_IN counts the readers that came, READERS_OUT those that left, both
   in steps of READER; WRITERS_IN and WRITERS_OUT are a ticket pair.  A writer
   whose turn it is sets PRESENT and the parity of its ticket in READERS_IN
   and waits for the readers counted there to leave.  A reader that comes then
   waits until these bits change, even to those of the next writer: so a
   stream of writers cannot starve it.

   The child of a fork finds the lock free (wiped.h): the threads that held it
   do not exist there.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "bdlock.h"

#include <limits.h>
#include <linux/futex.h>
#include <signal.h>

#include "format.h"
#include "runtime.h"
#include "wiped.h"

#define READER 0x100U
#define PRESENT 0x2U
#define PARITY 0x1U
#define WRITER_BITS (PRESENT | PARITY)

/* The lock.  */
#define sem (&mpxguard_wiped->bd_sem)

#if MPXGUARD_DEBUG
/* How often this thread holds the lock: 0 or 1.  */
static __thread int held __attribute__ ((tls_model ("initial-exec")));
#endif

/* The thread takes (CHANGE = 1) or leaves (-1) the lock.  */
static inline void
check_rank (int change __attribute__ ((unused)))
{
#if MPXGUARD_DEBUG
  held += change;
  if (held < 0 || held > 1)
    mpxguard_die ("bd_sem is taken twice by one thread.");
#endif
}

/* Block all signals; the old mask goes to *OLD.  */
static void
block_signals (mpxguard_sigset *old)
{
  mpxguard_sigset all = ~(mpxguard_sigset) 0;

  mpxguard_sys_sigmask (SIG_SETMASK, &all, old);
}

/* Sleep unless *WORD is no longer VALUE.  */
static void
wait_while (uint32_t *word, uint32_t value)
{
  mpxguard_sys_futex (word, FUTEX_WAIT_PRIVATE, value);
}

/* Wake all who wait for a change of *WORD.  */
static void
wake (uint32_t *word)
{
  mpxguard_sys_futex (word, FUTEX_WAKE_PRIVATE, INT_MAX);
}

void
mpxguard_bd_read_lock (mpxguard_sigset *old)
{
  uint32_t now;
  uint32_t writer;

  block_signals (old);
  check_rank (1);
  writer = __atomic_fetch_add (&sem->readers_in, READER, __ATOMIC_SEQ_CST)
	   & WRITER_BITS;
  while (writer
	 && ((now = __atomic_load_n (&sem->readers_in, __ATOMIC_SEQ_CST))
	     & WRITER_BITS) == writer)
    wait_while (&sem->readers_in, now);
}

void
mpxguard_bd_read_unlock (const mpxguard_sigset *old)
{
  __atomic_fetch_add (&sem->readers_out, READER, __ATOMIC_SEQ_CST);
  if (__atomic_load_n (&sem->readers_in, __ATOMIC_SEQ_CST) & PRESENT)
    wake (&sem->readers_out);
  check_rank (-1);
  mpxguard_sys_sigmask (SIG_SETMASK, old, NULL);
}

void
mpxguard_bd_write_lock (mpxguard_sigset *old)
{
  uint32_t ticket;
  uint32_t readers;
  uint32_t now;

  block_signals (old);
  check_rank (1);
  ticket = __atomic_fetch_add (&sem->writers_in, 1, __ATOMIC_SEQ_CST);
  while ((now = __atomic_load_n (&sem->writers_out, __ATOMIC_SEQ_CST))
	 != ticket)
    wait_while (&sem->writers_out, now);
  readers = __atomic_fetch_add (&sem->readers_in,
				PRESENT | (ticket & PARITY),
				__ATOMIC_SEQ_CST);
  while ((now = __atomic_load_n (&sem->readers_out, __ATOMIC_SEQ_CST))
	 != readers)
    wait_while (&sem->readers_out, now);
}

void
mpxguard_bd_write_unlock (const mpxguard_sigset *old)
{
  uint32_t readers = __atomic_and_fetch (&sem->readers_in, ~WRITER_BITS,
					 __ATOMIC_SEQ_CST);
  uint32_t next = __atomic_add_fetch (&sem->writers_out, 1, __ATOMIC_SEQ_CST);

  if (readers != __atomic_load_n (&sem->readers_out, __ATOMIC_SEQ_CST))
    wake (&sem->readers_in);
  if (next != __atomic_load_n (&sem->writers_in, __ATOMIC_SEQ_CST))
    wake (&sem->writers_out);
  check_rank (-1);
  mpxguard_sys_sigmask (SIG_SETMASK, old, NULL);
}
