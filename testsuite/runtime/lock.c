/* bd_sem: readers share it, a writer has it alone, neither starves the other,
   signals are blocked while it is held, and a child of fork finds it free.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "unit.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>

#include "bdlock.h"
#include "runtime.h"

#define THREADS 4

static unsigned readers;
static unsigned writers;
static unsigned most_readers;
static unsigned long reads;
static unsigned long writes;
static int stop;

/* Check that nobody is inside who must not be, with OTHER of the other kind.
   */
static void
stay_inside (unsigned *other)
{
  CHECK (__atomic_load_n (other, __ATOMIC_SEQ_CST) == 0);
  for (volatile int i = 0; i < 50; i++)
    ;
  CHECK (__atomic_load_n (other, __ATOMIC_SEQ_CST) == 0);
}

static void *
reader (void *unused __attribute__ ((unused)))
{
  mpxguard_sigset old;
  unsigned now, most;

  while (!__atomic_load_n (&stop, __ATOMIC_SEQ_CST))
    {
      mpxguard_bd_read_lock (&mpxguard_wiped->bd_sem, &old);
      now = __atomic_add_fetch (&readers, 1, __ATOMIC_SEQ_CST);
      most = __atomic_load_n (&most_readers, __ATOMIC_SEQ_CST);
      while (now > most
	     && !__atomic_compare_exchange_n (&most_readers, &most, now, false,
					      __ATOMIC_SEQ_CST,
					      __ATOMIC_SEQ_CST))
	;
      stay_inside (&writers);
      if (now % 2 == 0)
	sched_yield ();
      __atomic_sub_fetch (&readers, 1, __ATOMIC_SEQ_CST);
      __atomic_add_fetch (&reads, 1, __ATOMIC_SEQ_CST);
      mpxguard_bd_read_unlock (&mpxguard_wiped->bd_sem, &old);
    }
  return NULL;
}

static void *
writer (void *unused __attribute__ ((unused)))
{
  mpxguard_sigset old;

  while (!__atomic_load_n (&stop, __ATOMIC_SEQ_CST))
    {
      mpxguard_bd_write_lock (&mpxguard_wiped->bd_sem, &old);
      CHECK (__atomic_add_fetch (&writers, 1, __ATOMIC_SEQ_CST) == 1);
      stay_inside (&readers);
      __atomic_sub_fetch (&writers, 1, __ATOMIC_SEQ_CST);
      __atomic_add_fetch (&writes, 1, __ATOMIC_SEQ_CST);
      mpxguard_bd_write_unlock (&mpxguard_wiped->bd_sem, &old);
    }
  return NULL;
}

/* Return true when readers and writers have met often enough.  */
static bool
have_met (void)
{
  return __atomic_load_n (&reads, __ATOMIC_SEQ_CST) > 100
	 && __atomic_load_n (&writes, __ATOMIC_SEQ_CST) > 100
	 && __atomic_load_n (&most_readers, __ATOMIC_SEQ_CST) > 1;
}

/* Readers and writers without a pause for one second, on a busy machine for
   longer.  */
static void
check_contention (void)
{
  pthread_t threads[2 * THREADS];

  for (int i = 0; i < 2 * THREADS; i++)
    CHECK (pthread_create (&threads[i], NULL, i % 2 ? reader : writer, NULL)
	   == 0);
  usleep (1000000);
  for (int i = 0; i < 1000 && !have_met (); i++)
    usleep (100000);
  __atomic_store_n (&stop, 1, __ATOMIC_SEQ_CST);
  for (int i = 0; i < 2 * THREADS; i++)
    pthread_join (threads[i], NULL);
  CHECK (have_met ());
}

static volatile sig_atomic_t signals;

static void
take_lock_in_handler (int signal __attribute__ ((unused)))
{
  mpxguard_sigset old;

  mpxguard_bd_read_lock (&mpxguard_wiped->bd_sem, &old);
  mpxguard_bd_read_unlock (&mpxguard_wiped->bd_sem, &old);
  mpxguard_bd_write_lock (&mpxguard_wiped->bd_sem, &old);
  mpxguard_bd_write_unlock (&mpxguard_wiped->bd_sem, &old);
  signals++;
}

/* A signal that comes while the lock is held is handled afterwards.  */
static void
check_signals (void)
{
  mpxguard_sigset old;

  signal (SIGUSR1, take_lock_in_handler);
  mpxguard_bd_write_lock (&mpxguard_wiped->bd_sem, &old);
  raise (SIGUSR1);
  CHECK (signals == 0);
  mpxguard_bd_write_unlock (&mpxguard_wiped->bd_sem, &old);
  CHECK (signals == 1);
  mpxguard_bd_read_lock (&mpxguard_wiped->bd_sem, &old);
  raise (SIGUSR1);
  CHECK (signals == 1);
  mpxguard_bd_read_unlock (&mpxguard_wiped->bd_sem, &old);
  CHECK (signals == 2);
}

static void
take_lock (void)
{
  mpxguard_sigset old;

  alarm (100);
  mpxguard_bd_write_lock (&mpxguard_wiped->bd_sem, &old);
  mpxguard_bd_write_unlock (&mpxguard_wiped->bd_sem, &old);
  alarm (0);
}

/* The child of a fork under the lock finds it free.  */
static void
check_fork (void)
{
  mpxguard_sigset old;
  char output[100];
  int status;

  mpxguard_bd_write_lock (&mpxguard_wiped->bd_sem, &old);
  status = run_child (take_lock, output, sizeof output);
  mpxguard_bd_write_unlock (&mpxguard_wiped->bd_sem, &old);
  CHECK (status == 0);
  take_lock ();
}

int
main (void)
{
  mpxguard_init ();
  check_signals ();
  check_fork ();
  check_contention ();
  return 0;
}
