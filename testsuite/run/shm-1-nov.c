/* A segment of shared memory: all of it is used, through two places.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include "shm.inc.h"

__attribute__ ((noipa)) static void
set (char *p, long i)
{
  p[i] = 1;
}

int
main (void)
{
  int id = segment (100);
  char *first, *second;

  if (id < 0)
    return 0;
  first = shmat (id, 0, 0);
  second = shmat (id, 0, SHM_RDONLY);
  shmctl (id, IPC_RMID, 0);
  set (first, 0);
  set (first, 99);
  if (second[0] != 1 || second[99] != 1)
    return 1;
  return shmdt (first) || shmdt (second);
}
