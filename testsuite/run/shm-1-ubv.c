/* A write behind a segment of shared memory, in its last page.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "any" } */
/* noasan: does not know the sizes of segments */
#include "shm.inc.h"

__attribute__ ((noipa)) static void
set (char *p, long i)
{
  p[i] = 1; /* violation */
}

int
main (void)
{
  int id = segment (100);
  char *p = shmat (id, 0, 0);

  shmctl (id, IPC_RMID, 0);
  set (p, 99);
  set (p, 100);
  return 0;
}
