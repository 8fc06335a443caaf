/* Code with all operand forms runs only where they work: an emulator that
   gets them wrong is refused in one sentence.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=verbosity=1" } */
/* { dg-mpxguard-text "(operands read twice: 0, .*, register forms wrong: 0\\.|executes some operand forms of MPX wrongly, which the program has; build all of it with --mpxguard-mpx-forms=safe)" } */
/* { dg-mpxguard-exit "exit 1" } */

#define MODULE_FLAGS 0
#include "mpx.inc.h"

int
main (void)
{
  return 1;
}
