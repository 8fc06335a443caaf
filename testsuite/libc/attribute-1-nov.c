/* Functions outside the table with the attribute access, called well.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "attribute-1-plain.inc.c" } */
#include <stdlib.h>
#include "attribute-1-header.inc.c"

int
main (int argc, char **argv)
{
  int *p = malloc ((argc + 4) * sizeof *p);

  fill (p, argc + 4);
  fill (p, -argc);
  fill (NULL, 0);
  fill_bytes (p, (argc + 4) * sizeof *p);
  return look ((struct pair *) (p + 3)) == 0x01010101
	 ? array (argc + 200, p) : 1;
}
