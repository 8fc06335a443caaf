/* The child of a fork finds memory wiped: bounds of pointers that the parent has
   there say nothing about numbers that it stores there.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target linux_calls } */
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

/* Make a pointer from a number: nobody notes bounds of it.  */
__attribute__ ((noipa)) static void
set (char **slot, char *p)
{
  *(uintptr_t *) slot = (uintptr_t) p;
}

__attribute__ ((noipa)) static void
touch (char **slot, int i)
{
  (*slot)[i]++;
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
  /* Linux has it since 4.14.  */
  if (madvise (memory, SIZE, MADV_WIPEONFORK) != 0)
    return 0;
  *slot = mpxguard_set_bounds (buffer, 16);
  child = fork ();
  if (child == 0)
    {
      if (*slot != NULL)
	_exit (1);
      set (slot, buffer);
      touch (slot, 15);
      touch (slot, 16);
      touch (slot, 63);
      _exit (0);
    }
  if (waitpid (child, &status, 0) != child || status != 0)
    return 2;
  touch (slot, 15);
  return mpxguard_get_upper (*slot) != buffer + 15;
}
