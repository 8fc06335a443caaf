/* A function outside the table with the attribute access, called with a
   structure that is too small.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "attribute-1-plain.inc.c" } */
/* { dg-mpxguard-report "read" "8" "past 4" "heap" "look" } */
#include <stdlib.h>
#include "attribute-1-header.inc.c"

int
main (int argc, char **argv)
{
  int *p = malloc ((argc + 4) * sizeof *p);

  fill (p, argc + 4);
  return look ((struct pair *) (p + argc + 3)); /* violation */
}
