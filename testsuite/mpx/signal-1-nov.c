/* The program's own SIGSEGV handler is not disturbed, nor disturbs: it sees
   what sigaction said, gets the faults that are its own, and none of ours; and
   its way out by siglongjmp leaves MPX on.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */

#include <setjmp.h>
#include <signal.h>

#include "mpx.inc.h"

static sigjmp_buf out;
static void *volatile fault_address;
static char *slot[3];

static void
on_fault (int number, siginfo_t *info, void *context)
{
  fault_address = info->si_addr;
  siglongjmp (out, 1);
}

/* Return true if MPX works on, in a slice that it was not used in.  */
static int
mpx_works (void)
{
  char **fresh = (char **) calloc (1, 3 << 20) + (2 << 17);

  *fresh = slot[0];
  MAKE_BOUNDS (*fresh, 24);
  STORE_BOUNDS (fresh, *fresh);
  return bytes_of (fresh, *fresh) == 24;
}

int
main (void)
{
  struct sigaction action = { .sa_sigaction = on_fault,
			      .sa_flags = SA_SIGINFO };
  struct sigaction old;

  slot[0] = malloc (100);
  if (sigaction (SIGSEGV, &action, &old) || old.sa_handler != SIG_DFL)
    return 1;
  if (!mpx_works () || fault_address)
    return 2;
  if (!sigsetjmp (out, 1))
    {
      *(volatile char *) 0x10 = 1;
      return 3;
    }
  if (fault_address != (void *) 0x10 || !mpx_works ())
    return 4;
  if (sigaction (SIGSEGV, NULL, &old) || old.sa_sigaction != on_fault
      || !(old.sa_flags & SA_SIGINFO))
    return 5;
  return 0;
}
