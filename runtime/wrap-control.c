/* Wrappers of ioctl, fcntl, prctl, ptrace, and the ctl functions of System V's
   interprocess communication.

   In: a request and, for many, a pointer to what the kernel reads or writes.
   How much that is depends on the request.  The number that most requests of
   ioctl have in them is not believed: FS_IOC_GETFLAGS names a long and writes
   an int.  So only those stand here whose size is certain, and others are not
   checked.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <fcntl.h>
#include <linux/fs.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/uio.h>
#include <sys/user.h>

#include "wrap.h"

/* A request that touches SIZE bytes; WRITES if the kernel writes there.  */
struct request
{
  unsigned long number;
  unsigned size;
  bool writes;
};

/* Bytes of the structure that the kernel calls termios; libc's is larger.  */
#define TERMINAL 36

static const struct request ioctl_requests[] = {
  { TCGETS, TERMINAL, true },
  { TCSETS, TERMINAL, false },
  { TCSETSW, TERMINAL, false },
  { TCSETSF, TERMINAL, false },
  { TIOCGWINSZ, sizeof (struct winsize), true },
  { TIOCSWINSZ, sizeof (struct winsize), false },
  { TIOCGPGRP, sizeof (int), true },
  { TIOCSPGRP, sizeof (int), false },
  { TIOCGSID, sizeof (int), true },
  { TIOCGPTN, sizeof (int), true },
  { TIOCSPTLCK, sizeof (int), false },
  { TIOCMGET, sizeof (int), true },
  { TIOCOUTQ, sizeof (int), true },
  { TIOCPKT, sizeof (int), false },
  { FIONREAD, sizeof (int), true },
  { FIONBIO, sizeof (int), false },
  { FIOASYNC, sizeof (int), false },
  { BLKGETSIZE, sizeof (long), true },
  { BLKGETSIZE64, sizeof (uint64_t), true },
  { BLKSSZGET, sizeof (int), true },
  { SIOCGIFCONF, sizeof (struct ifconf), true },
  { SIOCGIFNAME, sizeof (struct ifreq), true },
  { SIOCGIFFLAGS, sizeof (struct ifreq), true },
  { SIOCGIFADDR, sizeof (struct ifreq), true },
  { SIOCGIFNETMASK, sizeof (struct ifreq), true },
  { SIOCGIFBRDADDR, sizeof (struct ifreq), true },
  { SIOCGIFMTU, sizeof (struct ifreq), true },
  { SIOCGIFHWADDR, sizeof (struct ifreq), true },
  { SIOCGIFINDEX, sizeof (struct ifreq), true },
};

static const struct request fcntl_requests[] = {
  { F_GETLK, sizeof (struct flock), true },
  { F_SETLK, sizeof (struct flock), false },
  { F_SETLKW, sizeof (struct flock), false },
  { F_OFD_GETLK, sizeof (struct flock), true },
  { F_OFD_SETLK, sizeof (struct flock), false },
  { F_OFD_SETLKW, sizeof (struct flock), false },
  { F_GETOWN_EX, sizeof (struct f_owner_ex), true },
  { F_SETOWN_EX, sizeof (struct f_owner_ex), false },
};

static const struct request prctl_requests[] = {
  { PR_GET_PDEATHSIG, sizeof (int), true },
  { PR_GET_NAME, 16, true },
  { PR_GET_TSC, sizeof (int), true },
  { PR_GET_CHILD_SUBREAPER, sizeof (int), true },
  { PR_GET_TID_ADDRESS, sizeof (int *), true },
};

static const struct request ptrace_requests[] = {
  { PTRACE_GETREGS, sizeof (struct user_regs_struct), true },
  { PTRACE_SETREGS, sizeof (struct user_regs_struct), false },
  { PTRACE_GETFPREGS, sizeof (struct user_fpregs_struct), true },
  { PTRACE_SETFPREGS, sizeof (struct user_fpregs_struct), false },
  { PTRACE_GETEVENTMSG, sizeof (long), true },
  { PTRACE_GETSIGINFO, sizeof (siginfo_t), true },
  { PTRACE_SETSIGINFO, sizeof (siginfo_t), false },
  { PTRACE_GETREGSET, sizeof (struct iovec), false },
  { PTRACE_SETREGSET, sizeof (struct iovec), false },
};

static const struct request shmctl_requests[] = {
  { IPC_STAT, sizeof (struct shmid_ds), true },
  { IPC_SET, sizeof (struct shmid_ds), false },
  { IPC_INFO, sizeof (struct shminfo), true },
  { SHM_STAT, sizeof (struct shmid_ds), true },
  { SHM_INFO, sizeof (struct shm_info), true },
};

static const struct request msgctl_requests[] = {
  { IPC_STAT, sizeof (struct msqid_ds), true },
  { IPC_SET, sizeof (struct msqid_ds), false },
  { IPC_INFO, sizeof (struct msginfo), true },
  { MSG_STAT, sizeof (struct msqid_ds), true },
  { MSG_INFO, sizeof (struct msginfo), true },
};

static const struct request semctl_requests[] = {
  { IPC_STAT, sizeof (struct semid_ds), true },
  { IPC_SET, sizeof (struct semid_ds), false },
  { IPC_INFO, sizeof (struct seminfo), true },
  { SEM_STAT, sizeof (struct semid_ds), true },
  { SEM_INFO, sizeof (struct seminfo), true },
};

/* CALL makes the request NUMBER, one of the COUNT in REQUESTS or none of them,
   with P as its argument ARGUMENT.  */
static void
check_request (const struct mpxguard_call *call,
	       const struct request *requests, unsigned count,
	       unsigned long number, unsigned argument, const void *p)
{
  struct mpxguard_bounds bounds = mpxguard_call_bounds (call, argument, p);

  for (unsigned i = 0; i < count; i++)
    if (requests[i].number == number)
      {
	mpxguard_call_check (call, p, requests[i].size, bounds,
			     requests[i].writes ? MPXGUARD_ACCESS_WRITE
			     : MPXGUARD_ACCESS_READ);
	return;
      }
}

#define CHECK_REQUEST(CALL, REQUESTS, NUMBER, ARGUMENT, P)		\
  check_request (CALL, REQUESTS, sizeof REQUESTS / sizeof *REQUESTS,	\
		 (unsigned long) (NUMBER), ARGUMENT, P)

MPXGUARD_WRAPPER (int, ioctl, int fd, unsigned long number, ...)
{
  struct mpxguard_call call = MPXGUARD_CALL (ioctl);
  va_list ap;
  void *argument;

  va_start (ap, number);
  argument = va_arg (ap, void *);
  va_end (ap);
  CHECK_REQUEST (&call, ioctl_requests, number, 2, argument);
  return ioctl (fd, number, argument);
}

/* The wrapper for NAME, fcntl in one of its two sizes of files.  */
#define DEFINE_FCNTL(NAME)						\
  MPXGUARD_WRAPPER (int, NAME, int fd, int number, ...)			\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL_AS (NAME, "fcntl");	\
    va_list ap;								\
    void *argument;							\
									\
    va_start (ap, number);						\
    argument = va_arg (ap, void *);					\
    va_end (ap);							\
    CHECK_REQUEST (&call, fcntl_requests, number, 2, argument);		\
    return NAME (fd, number, argument);					\
  }

DEFINE_FCNTL (fcntl)
DEFINE_FCNTL (fcntl64)

MPXGUARD_WRAPPER (int, prctl, int number, ...)
{
  struct mpxguard_call call = MPXGUARD_CALL (prctl);
  unsigned long words[4];
  va_list ap;

  va_start (ap, number);
  for (unsigned i = 0; i < 4; i++)
    words[i] = va_arg (ap, unsigned long);
  va_end (ap);
  if (number == PR_SET_NAME)
    {
      const char *name = (const char *) words[0];

      mpxguard_string_size (&call, name, mpxguard_call_bounds (&call, 1, name),
			    16);
    }
  else
    CHECK_REQUEST (&call, prctl_requests, number, 1, (void *) words[0]);
  return prctl (number, words[0], words[1], words[2], words[3]);
}

MPXGUARD_WRAPPER (long, ptrace, enum __ptrace_request number, ...)
{
  struct mpxguard_call call = MPXGUARD_CALL (ptrace);
  pid_t process;
  void *address, *data;
  va_list ap;

  va_start (ap, number);
  process = va_arg (ap, pid_t);
  address = va_arg (ap, void *);
  data = va_arg (ap, void *);
  va_end (ap);
  CHECK_REQUEST (&call, ptrace_requests, number, 3, data);
  return ptrace (number, process, address, data);
}

MPXGUARD_WRAPPER (int, shmctl, int id, int number, struct shmid_ds *data)
{
  struct mpxguard_call call = MPXGUARD_CALL (shmctl);

  CHECK_REQUEST (&call, shmctl_requests, number, 2, data);
  return shmctl (id, number, data);
}

MPXGUARD_WRAPPER (int, msgctl, int id, int number, struct msqid_ds *data)
{
  struct mpxguard_call call = MPXGUARD_CALL (msgctl);

  CHECK_REQUEST (&call, msgctl_requests, number, 2, data);
  return msgctl (id, number, data);
}

/* Argument 3 is a union of an int and pointers, or one of them.  */
MPXGUARD_WRAPPER (int, semctl, int id, int which, int number, ...)
{
  struct mpxguard_call call = MPXGUARD_CALL (semctl);
  va_list ap;
  void *data;

  va_start (ap, number);
  data = va_arg (ap, void *);
  va_end (ap);
  CHECK_REQUEST (&call, semctl_requests, number, 3, data);
  return semctl (id, which, number, data);
}
