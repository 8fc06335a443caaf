/* A fault that is nobody's is no violation of bounds; it kills the process by
   SIGSEGV, as ever.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-mpxguard-exit "signal SIGSEGV" } */
/* { dg-mpxguard-no-text "out-of-bounds" } */
/* { dg-mpxguard-text "ERROR: mpxguard: null-pointer (access|write) at 0x10 " } */

#include "mpx.inc.h"

int
main (void)
{
  char *p = malloc (10);

  MAKE_BOUNDS (p, 10);
  STORE_BOUNDS (&p, p);
  *(volatile char *) 0x10 = 1;
  return 0;
}
