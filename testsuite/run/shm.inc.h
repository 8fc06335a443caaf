/* What the tests of shared memory have in common.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <sys/ipc.h>
#include <sys/shm.h>

/* Return a segment of SIZE bytes; -1 where there can be none.  */
static int
segment (unsigned long size)
{
  return shmget (IPC_PRIVATE, size, IPC_CREAT | 0600);
}
