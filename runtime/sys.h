/* System calls without libc: they leave errno alone, are not cancellation
   points, cannot be interposed, and work before libc is set up.

   Each returns what the kernel returns: a negative error number on failure.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_SYS_H
#define MPXGUARD_SYS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

/* Kernel's and libc's headers of Debian 12 have these; the numbers are part
   of the kernel's interface and serve with older headers.  */
#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif
#ifndef MADV_WIPEONFORK
#define MADV_WIPEONFORK 18
#endif

/* The kernel's signal set on x86-64, 64 signals.  */
typedef uint64_t mpxguard_sigset;

/* Make system call NUMBER with the arguments A to F.  */
static inline long
mpxguard_syscall (long number, long a, long b, long c, long d, long e, long f)
{
  register long r10 __asm__ ("r10") = d;
  register long r8 __asm__ ("r8") = e;
  register long r9 __asm__ ("r9") = f;
  long result;

  __asm__ volatile ("syscall"
		    : "=a" (result)
		    : "0" (number), "D" (a), "S" (b), "d" (c), "r" (r10),
		      "r" (r8), "r" (r9)
		    : "rcx", "r11", "memory");
  return result;
}

/* True if RESULT of a system call is an error number.  */
static inline int
mpxguard_sys_failed (long result)
{
  return (unsigned long) result > -4096UL;
}

static inline long
mpxguard_sys_mmap (void *address, size_t size, int protection, int flags,
		   int fd, long offset)
{
  return mpxguard_syscall (SYS_mmap, (long) address, (long) size, protection,
			   flags, fd, offset);
}

static inline long
mpxguard_sys_munmap (void *address, size_t size)
{
  return mpxguard_syscall (SYS_munmap, (long) address, (long) size, 0, 0, 0,
			   0);
}

static inline long
mpxguard_sys_mprotect (void *address, size_t size, int protection)
{
  return mpxguard_syscall (SYS_mprotect, (long) address, (long) size,
			   protection, 0, 0, 0);
}

static inline long
mpxguard_sys_madvise (void *address, size_t size, int advice)
{
  return mpxguard_syscall (SYS_madvise, (long) address, (long) size, advice,
			   0, 0, 0);
}

static inline long
mpxguard_sys_write (int fd, const void *text, size_t size)
{
  return mpxguard_syscall (SYS_write, fd, (long) text, (long) size, 0, 0, 0);
}

static inline long
mpxguard_sys_read (int fd, void *buffer, size_t size)
{
  return mpxguard_syscall (SYS_read, fd, (long) buffer, (long) size, 0, 0, 0);
}

static inline long
mpxguard_sys_open (const char *name, int flags, int mode)
{
  return mpxguard_syscall (SYS_open, (long) name, flags, mode, 0, 0, 0);
}

static inline long
mpxguard_sys_close (int fd)
{
  return mpxguard_syscall (SYS_close, fd, 0, 0, 0, 0, 0);
}

static inline int
mpxguard_sys_getpid (void)
{
  return (int) mpxguard_syscall (SYS_getpid, 0, 0, 0, 0, 0, 0);
}

static inline int
mpxguard_sys_gettid (void)
{
  return (int) mpxguard_syscall (SYS_gettid, 0, 0, 0, 0, 0, 0);
}

static inline void __attribute__ ((noreturn))
mpxguard_sys_exit (int status)
{
  for (;;)
    mpxguard_syscall (SYS_exit_group, status, 0, 0, 0, 0, 0);
}

/* Set the thread's signal mask as HOW says to SET; the old one goes to OLD
   unless that is null.  */
static inline void
mpxguard_sys_sigmask (int how, const mpxguard_sigset *set,
		      mpxguard_sigset *old)
{
  mpxguard_syscall (SYS_rt_sigprocmask, how, (long) set, (long) old,
		    sizeof *set, 0, 0);
}

/* Let the thread sleep for MICROSECONDS, fewer than a million, or until a signal
   comes.  */
static inline void
mpxguard_sys_nap (long microseconds)
{
  long time[2] = { 0, microseconds * 1000 };

  mpxguard_syscall (SYS_nanosleep, (long) time, 0, 0, 0, 0, 0);
}

static inline long
mpxguard_sys_futex (uint32_t *word, int operation, uint32_t value)
{
  return mpxguard_syscall (SYS_futex, (long) word, operation, (long) value, 0,
			   0, 0);
}

#endif /* MPXGUARD_SYS_H */
