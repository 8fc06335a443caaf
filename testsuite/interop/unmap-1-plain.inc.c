/* The side of unmap-1-nov.c that is not instrumented.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#define _GNU_SOURCE
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int
plain_unmap (void *p, unsigned long size)
{
  return munmap (p, size);
}

/* By a way that nobody sees.  */
long
hidden_unmap (void *p, unsigned long size)
{
  long result;

  __asm__ volatile ("syscall"
		    : "=a" (result)
		    : "0" ((long) SYS_munmap), "D" (p), "S" (size)
		    : "rcx", "r11", "memory");
  return result;
}
