/* A program that brings its own malloc, which asks for memory where ours would
   be: its blocks are tracked.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "ownmalloc-3-other.inc.c" } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=stats=1" } */
/* { dg-mpxguard-text "the program has its own malloc" } */
#include "ownmalloc.inc.h"

__attribute__ ((noipa)) static int
get (const struct list *l, int i)
{
  return l->more[i];
}

int
main (void)
{
  return use_blocks (0);
}
