/* A function outside the table with the attribute access, called with an
   array that is too small.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "attribute-1-plain.inc.c" } */
/* { dg-mpxguard-report "write" "24" "past 4" "heap" "fill" } */
#include <stdlib.h>
#include "attribute-1-header.inc.c"

int
main (int argc, char **argv)
{
  int *p = malloc ((argc + 4) * sizeof *p);

  fill (p, argc + 4);
  fill (p, argc + 5); /* violation */
  return p[0];
}
