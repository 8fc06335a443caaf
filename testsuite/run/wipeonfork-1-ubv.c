/* Memory that was to be wiped in children and then was not, after all: what its
   pointers may reach is known there.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "stack buffer" } */
/* { dg-mpxguard-exit "exit 0" } */
#define _GNU_SOURCE
#include <stdint.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mpxguard.h>

#define SIZE (2UL << 20)

#ifndef MADV_WIPEONFORK
#define MADV_WIPEONFORK 18
#define MADV_KEEPONFORK 19
#endif

__attribute__ ((noipa)) static void
touch (char **slot, int i)
{
  (*slot)[i] = 1; /* violation */
}

int
main (void)
{
  char buffer[64] = { 0 };
  char *memory = mmap (NULL, SIZE, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  char **slot = (char **) (memory + SIZE / 2);
  int status;
  pid_t child;

  if (memory == MAP_FAILED)
    return 1;
  madvise (memory, SIZE, MADV_WIPEONFORK);
  madvise (memory, SIZE, MADV_KEEPONFORK);
  *slot = mpxguard_set_bounds (buffer, 16);
  child = fork ();
  if (child == 0)
    {
      touch (slot, 15);
      touch (slot, 16);
      _exit (0);
    }
  if (waitpid (child, &status, 0) != child)
    return 2;
  touch (slot, 15);
  return !WIFSIGNALED (status);
}
