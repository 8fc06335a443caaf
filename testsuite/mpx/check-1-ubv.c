/* A check that fails above: the report has the bounds of the register.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-mpxguard-report "write" "4" "past 1" "heap" } */
/* { dg-mpxguard-text "\\(mpx\\)" } */
/* { dg-mpxguard-text "\\(40 bytes\\), access ends 1 byte past the upper bound" } */

#include "mpx.inc.h"

int
main (int argc, char **argv)
{
  char *p = malloc (40);

  MAKE_BOUNDS (p, 40);
  CHECK_BOUNDS (p, 4, MPXGUARD_ACCESS_WRITE);
  CHECK_BOUNDS (p + 36, 4, MPXGUARD_ACCESS_WRITE);
  CHECK_BOUNDS (p + 36 + argc, 4, MPXGUARD_ACCESS_WRITE); /* violation */
  return 0;
}
