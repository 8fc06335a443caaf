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
#include "rank.h"

#define READER 0x100U
#define PRESENT 0x2U
#define PARITY 0x1U
#define WRITER_BITS (PRESENT | PARITY)

#if MPXGUARD_DEBUG
__thread enum mpxguard_rank mpxguard_rank
  __attribute__ ((tls_model ("initial-exec")));

void
mpxguard_assert_failed (const char *file, int line, const char *condition)
{
  mpxguard_die ("internal error: %s:%d: %s does not hold.", file, line,
		condition);
}
#endif

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
mpxguard_bd_read_lock (struct mpxguard_bd_sem *sem, mpxguard_sigset *old)
{
  uint32_t now;
  uint32_t writer;

  block_signals (old);
  mpxguard_assert_unlocked ();
  writer = __atomic_fetch_add (&sem->readers_in, READER, __ATOMIC_SEQ_CST)
	   & WRITER_BITS;
  while (writer
	 && ((now = __atomic_load_n (&sem->readers_in, __ATOMIC_SEQ_CST))
	     & WRITER_BITS) == writer)
    wait_while (&sem->readers_in, now);
  mpxguard_rank_set (MPXGUARD_BD_READ);
}

void
mpxguard_bd_read_unlock (struct mpxguard_bd_sem *sem,
			 const mpxguard_sigset *old)
{
  mpxguard_assert (mpxguard_rank_is (MPXGUARD_BD_READ));
  mpxguard_rank_set (MPXGUARD_BD_FREE);
  __atomic_fetch_add (&sem->readers_out, READER, __ATOMIC_SEQ_CST);
  if (__atomic_load_n (&sem->readers_in, __ATOMIC_SEQ_CST) & PRESENT)
    wake (&sem->readers_out);
  mpxguard_sys_sigmask (SIG_SETMASK, old, NULL);
}

void
mpxguard_bd_write_lock (struct mpxguard_bd_sem *sem, mpxguard_sigset *old)
{
  uint32_t ticket;
  uint32_t readers;
  uint32_t now;

  block_signals (old);
  mpxguard_assert_unlocked ();
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
  mpxguard_rank_set (MPXGUARD_BD_WRITE);
}

void
mpxguard_bd_write_unlock (struct mpxguard_bd_sem *sem,
			 const mpxguard_sigset *old)
{
  uint32_t readers;
  uint32_t next;
  uint32_t out;

  mpxguard_assert_writing ();
  mpxguard_rank_set (MPXGUARD_BD_FREE);
  /* As long as no reader can come in and leave: later the numbers may be the
     same again, with one asleep (testsuite/model/lock.pml).  */
  out = __atomic_load_n (&sem->readers_out, __ATOMIC_SEQ_CST);
  readers = __atomic_and_fetch (&sem->readers_in, ~WRITER_BITS,
				__ATOMIC_SEQ_CST);
  next = __atomic_add_fetch (&sem->writers_out, 1, __ATOMIC_SEQ_CST);
  if (readers != out)
    wake (&sem->readers_in);
  if (next != __atomic_load_n (&sem->writers_in, __ATOMIC_SEQ_CST))
    wake (&sem->writers_out);
  mpxguard_sys_sigmask (SIG_SETMASK, old, NULL);
}
