/* halt_on_error=0 goes on behind a check that failed, and BNDSTATUS of the last
   failure does not make one of anything else.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-report "write" "4" "above 60" "heap" } */
/* { dg-mpxguard-report "read" "2" "below 8" "heap" } */
/* { dg-mpxguard-text "reached the end" } */

#include <signal.h>

#include "mpx.inc.h"

static volatile int sent;

static void
note (int number)
{
  sent = number;
}

int
main (int argc, char **argv)
{
  char *p = malloc (40);

  signal (SIGSEGV, note);
  MAKE_BOUNDS (p, 40);
  CHECK_BOUNDS (p + 99 + argc, 4, MPXGUARD_ACCESS_WRITE); /* violation */
  raise (SIGSEGV);
  if (sent != SIGSEGV)
    abort ();
  MAKE_BOUNDS (p, 40);
  CHECK_BOUNDS (p - 7 - argc, 2, MPXGUARD_ACCESS_READ); /* violation */
  printf ("reached the end\n");
  return 0;
}
