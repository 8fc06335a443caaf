/* An offset that leads out of its arena.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 4" "heap" } */
#define FURTHER (uint32_t) sizeof *list
#include "compress.inc.h"

/* The value of the node at OFFSET.  */
__attribute__ ((noipa)) static uint32_t
get (uint32_t offset)
{
  return ((struct node *) decompress (offset))->value; /* violation */
}
