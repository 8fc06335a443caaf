/* Pointers kept as 32-bit offsets from a base.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define FURTHER 0
#include "compress.inc.h"

/* The value of the node at OFFSET.  */
__attribute__ ((noipa)) static uint32_t
get (uint32_t offset)
{
  return ((struct node *) decompress (offset))->value;
}
