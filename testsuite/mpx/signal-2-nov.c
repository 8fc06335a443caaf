/* Neither a mask that blocks everything nor a handler that blocks everything
   keeps tables from being made; handlers run with MPX on and an aligned
   stack.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */

#include <signal.h>

#include "mpx.inc.h"

static volatile int good;

/* Store and load bounds in a slice that had none; return true if that
   works.  */
static int
use_fresh_slice (void)
{
  char **fresh = (char **) calloc (1, 3 << 20) + (2 << 17);

  *fresh = (char *) fresh;
  MAKE_BOUNDS (*fresh, 56);
  STORE_BOUNDS (fresh, *fresh);
  return bytes_of (fresh, *fresh) == 56;
}

static void
on_signal (int number)
{
  int aligned = (unsigned long) __builtin_frame_address (0) % 16 == 0;

  good = aligned && use_fresh_slice ();
}

int
main (void)
{
  struct sigaction action = { .sa_handler = on_signal };
  sigset_t all;
  sigset_t old;

  sigfillset (&all);
  if (sigprocmask (SIG_SETMASK, &all, &old) || !use_fresh_slice ())
    return 1;
  sigprocmask (SIG_SETMASK, NULL, &all);
  if (!sigismember (&all, SIGUSR1))
    return 2;
  sigprocmask (SIG_SETMASK, &old, NULL);
  sigfillset (&action.sa_mask);
  sigaction (SIGUSR1, &action, NULL);
  raise (SIGUSR1);
  if (!good)
    return 3;
  /* A handler that interrupts a wait for it alone.  */
  good = 0;
  sigemptyset (&all);
  sigaddset (&all, SIGUSR1);
  sigprocmask (SIG_BLOCK, &all, NULL);
  raise (SIGUSR1);
  sigfillset (&all);
  sigdelset (&all, SIGUSR1);
  sigsuspend (&all);
  return good ? 0 : 4;
}
