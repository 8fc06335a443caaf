/* Code that takes all addresses below 2^46 for the heap's is refused where the
   stack lies there: it would check no access to a variable.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-mpxguard-text "(has the stack where the program's code expects nothing but the heap; build all of it with --mpxguard-mpx-forms=safe|executes some operand forms of MPX wrongly|the stack is high)" } */
/* { dg-mpxguard-exit "exit 1" } */

#define MODULE_FLAGS 0
#define MODULE_METADATA MPXGUARD_METADATA_HYBRID
#include "mpx.inc.h"

int
main (void)
{
  int variable;

  if ((unsigned long) &variable >> 46 != 0)
    fputs ("the stack is high\n", stderr);
  return 1;
}
