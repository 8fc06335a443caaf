/* An atomic operation behind a block.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "heap" } */
#include <stdlib.h>

__attribute__ ((noipa)) static void
count (int *counters, int i)
{
  __atomic_fetch_add (&counters[i], 1, __ATOMIC_SEQ_CST); /* violation */
}

int
main (void)
{
  int *counters = calloc (4, sizeof *counters);

  count (counters, 3);
  count (counters, 4);
  return 0;
}
