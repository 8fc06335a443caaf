/* A check that fails below.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-mpxguard-report "read" "8" "below 3" "heap" } */

#include "mpx.inc.h"

int
main (int argc, char **argv)
{
  char *p = malloc (40);

  MAKE_BOUNDS (p, 40);
  CHECK_BOUNDS (p - 2 - argc, 8, MPXGUARD_ACCESS_READ); /* violation */
  return 0;
}
