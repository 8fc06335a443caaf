/* Requests of ioctl, fcntl, prctl, ptrace and the like whose memory is too
   small, names made from templates, strings for functions without a wrapper,
   and all of it done well.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/wait.h>

#define HEAP(NAME, SIZE) void *NAME = hide (malloc (SIZE))

/* The end of a pipe with three bytes to read.  */
static int
ready (void)
{
  int ends[2];

  if (pipe (ends) || write (ends[1], "abc", 3) != 3)
    abort ();
  return ends[0];
}

CASE (ioctl_good)
{
  HEAP (p, 4);

  if (ioctl (ready (), FIONREAD, p) || *(int *) p != 3)
    abort ();
}
CASE (ioctl_bad) { HEAP (p, 3); ioctl (ready (), FIONREAD, p); }
CASE (ioctl_read_bad) { HEAP (p, 2); memset (p, 0, 2); ioctl (ready (), FIONBIO, p); }
CASE (ioctl_window_bad) { HEAP (p, 6); ioctl (0, TIOCGWINSZ, p); }
/* The number says long, the kernel writes an int.  */
CASE (ioctl_flags_good) { HEAP (p, 4); ioctl (ready (), FS_IOC_GETFLAGS, p); }
CASE (ioctl_none_good) { ioctl (ready (), FIOCLEX); }
CASE (fcntl_good)
{
  HEAP (p, sizeof (struct flock));

  memset (p, 0, sizeof (struct flock));
  fcntl (ready (), F_SETLK, p);
  if (fcntl (ready (), F_GETFD) < 0 || fcntl (ready (), F_SETFD, FD_CLOEXEC))
    abort ();
}
CASE (fcntl_bad) { HEAP (p, 16); memset (p, 0, 16); fcntl (ready (), F_SETLK, p); }
CASE (fcntl_write_bad) { HEAP (p, 31); memset (p, 0, 31); fcntl (ready (), F_GETLK, p); }
CASE (fcntl_pointer_bad)
{
  int (*function) (int, int, ...) = hide (fcntl);
  HEAP (p, 16);

  memset (p, 0, 16);
  function (ready (), F_SETLK, p);
}
CASE (mktemp_good)
{
  char name[] = "/tmp/mpxguard-XXXXXX", other[] = "/tmp/mpxguard-XXXXX";

  if (!*mktemp (hide (name)) || strchr (name, 'X') || *mktemp (hide (other)))
    abort ();
}
CASE (mktemp_bad)
{
  HEAP (p, 10);

  memcpy (p, "/tmpXXXXXX", 10);
  use (mktemp (p));
}
CASE (prctl_good)
{
  HEAP (p, 16);

  prctl (PR_SET_NAME, hide ("a name that is too long"));
  if (prctl (PR_GET_NAME, p) || strcmp (p, "a name that is ") != 0
      || prctl (PR_SET_DUMPABLE, 1L, 0L, 0L, 0L)
      || prctl (PR_GET_DUMPABLE, 0L, 0L, 0L, 0L) != 1)
    abort ();
}
CASE (prctl_bad) { HEAP (p, 15); prctl (PR_GET_NAME, p); }
CASE (prctl_string_bad) { HEAP (p, 3); memset (p, 'a', 3); prctl (PR_SET_NAME, p); }
CASE (ptrace_good)
{
  pid_t child = fork ();
  HEAP (p, 128);
  HEAP (message, 8);
  int status;

  if (child == 0)
    {
      ptrace (PTRACE_TRACEME, 0, 0, 0);
      raise (SIGSTOP);
      _exit (0);
    }
  waitpid (child, &status, 0);
  if (ptrace (PTRACE_GETSIGINFO, child, 0, p) == 0
      && ((siginfo_t *) p)->si_signo != SIGSTOP)
    abort ();
  ptrace (PTRACE_GETEVENTMSG, child, 0, message);
  ptrace (PTRACE_CONT, child, 0, 0);
  waitpid (child, &status, 0);
}
CASE (ptrace_bad) { HEAP (p, 127); ptrace (PTRACE_GETSIGINFO, 1, 0, p); }
CASE (shmctl_good)
{
  HEAP (p, sizeof (struct shmid_ds));

  shmctl (-1, IPC_STAT, p);
  shmctl (-1, IPC_RMID, NULL);
}
CASE (shmctl_bad) { HEAP (p, 100); shmctl (-1, IPC_STAT, p); }
CASE (msgctl_bad) { HEAP (p, 119); msgctl (-1, IPC_STAT, p); }
CASE (semctl_good) { HEAP (p, 104); semctl (-1, 0, IPC_STAT, p); semctl (-1, 0, SETVAL, 3); }
CASE (semctl_bad) { HEAP (p, 103); semctl (-1, 0, IPC_STAT, p); }
CASE (dlsym_good)
{
  void *library = dlopen (hide (NULL), RTLD_NOW);

  if (!library || !dlsym (library, hide ("strlen")))
    abort ();
}
CASE (dlsym_bad) { HEAP (p, 3); memset (p, 'a', 3); use (dlsym (RTLD_DEFAULT, p)); }
CASE (dlopen_bad) { HEAP (p, 3); memset (p, '/', 3); use (dlopen (p, RTLD_NOW)); }
CASES = {
  GOOD (ioctl_good), BAD (ioctl_bad, "write", 4, "ioctl"),
  BAD (ioctl_read_bad, "read", 4, "ioctl"),
  BAD (ioctl_window_bad, "write", 8, "ioctl"), GOOD (ioctl_flags_good),
  GOOD (ioctl_none_good), GOOD (fcntl_good),
  BAD (fcntl_bad, "read", 32, "fcntl"),
  BAD (fcntl_write_bad, "write", 32, "fcntl"),
  BAD (fcntl_pointer_bad, "read", 32, "fcntl"), GOOD (mktemp_good),
  GOOD (prctl_good), BAD (prctl_bad, "write", 16, "prctl"),
  BAD (prctl_string_bad, "read", 1, "prctl"),
  GOOD (ptrace_good), BAD (ptrace_bad, "write", 128, "ptrace"),
  GOOD (shmctl_good),
  BAD (shmctl_bad, "write", sizeof (struct shmid_ds), "shmctl"),
  BAD (msgctl_bad, "write", sizeof (struct msqid_ds), "msgctl"),
  GOOD (semctl_good),
  BAD (semctl_bad, "write", sizeof (struct semid_ds), "semctl"),
  GOOD (dlsym_good), BAD (dlsym_bad, "read", 1, "dlsym"),
  BAD (dlopen_bad, "read", 1, "dlopen"),
  BAD (mktemp_bad, "read", 1, "mktemp"), END
};
