/* What the programs that table-cases.awk makes give to the functions.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

struct aggregate
{
  void *first;
  void *second;
};
static struct aggregate aggregate;

__attribute__ ((unused)) static int
function (void)
{
  return 0;
}

/* Return a block of SIZE bytes that begins with a string.  */
__attribute__ ((unused)) static char *
text (size_t size)
{
  char *p = hide (calloc (1, size ? size : 1));

  for (size_t i = 0; i < size && i < 6; i++)
    p[i] = (char) ('a' + i);
  return p;
}

/* The same with a wide string.  */
__attribute__ ((unused)) static char *
wide_text (size_t size)
{
  char *p = hide (calloc (1, size ? size : 1));

  for (size_t i = 0; i + 4 <= size && i < 24; i += 4)
    p[i] = (char) ('a' + i / 4);
  return p;
}

/* Return a block of SIZE bytes without a NUL.  */
__attribute__ ((unused)) static char *
unterminated (size_t size)
{
  char *p = hide (malloc (size));

  memset (p, 'a', size);
  return p;
}

/* Return a pointer to just past a block.  */
__attribute__ ((unused)) static char *
past (void)
{
  return text (16) + number (16);
}

/* Let the process end at its next call of the system other than those that a
   report is made of, and not wait: what comes now is called with arguments that
   make no sense.  Return 0 if that cannot be, in an emulator say.  */
__attribute__ ((unused)) static int
confine (void)
{
  static const int allowed[]
    = { SYS_write, SYS_ioctl, SYS_readlink, SYS_mmap, SYS_munmap, SYS_mprotect,
	SYS_madvise, SYS_getpid, SYS_gettid, SYS_tgkill, SYS_rt_sigaction,
	SYS_rt_sigprocmask, SYS_personality, SYS_getrandom, SYS_prctl, SYS_exit,
	SYS_exit_group };
  static const struct sock_filter futex[] = {
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_futex, 0, 3),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, args[1])),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, FUTEX_WAKE_PRIVATE, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
  };
  enum
  {
    COUNT = sizeof allowed / sizeof *allowed,
    FUTEX = sizeof futex / sizeof *futex
  };
  struct sock_filter filter[1 + 2 * COUNT + FUTEX];
  struct sock_fprog program = { 1 + 2 * COUNT + FUTEX, filter };
  struct rlimit seconds = { 2, 2 };

  filter[0] = (struct sock_filter)
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr));
  for (int i = 0; i < COUNT; i++)
    {
      filter[2 * i + 1] = (struct sock_filter)
	BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, allowed[i], 0, 1);
      filter[2 * i + 2] = (struct sock_filter)
	BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    }
  memcpy (filter + 1 + 2 * COUNT, futex, sizeof futex);
  setrlimit (RLIMIT_CPU, &seconds);
  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
	 && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* A report comes through this.  */
CASE (confined) { confine (); memset (text (8), 0, number (9)); }
