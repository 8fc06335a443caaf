/* The last field of a packed structure lies across the end of its block.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "8" "past 3" "heap" } */
#include <stdlib.h>

struct __attribute__ ((packed)) message
{
  char tag;
  short length;
  long checksum;
};

__attribute__ ((noipa)) static void
set (struct message *m)
{
  m->length = 1;
  m->checksum = 2; /* violation */
}

int
main (void)
{
  set (malloc (8));
  return 0;
}
