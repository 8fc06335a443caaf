/* One past the end of a block of the program's own malloc, which asks for
   memory where ours would be.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "ownmalloc-3-other.inc.c" } */
/* { dg-mpxguard-report "read" "4" "above 0" "any" } */
#include "ownmalloc.inc.h"

__attribute__ ((noipa)) static int
get (const struct list *l, int i)
{
  return l->more[i]; /* violation */
}

int
main (void)
{
  return use_blocks (1);
}
