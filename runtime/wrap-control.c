/* Wrappers of ioctl and fcntl.

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
#include <stdarg.h>
#include <sys/ioctl.h>

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

/* CALL makes the request NUMBER, one of the COUNT in REQUESTS or none of them,
   with P as its argument 2.  */
static void
check_request (const struct mpxguard_call *call,
	       const struct request *requests, unsigned count,
	       unsigned long number, const void *p)
{
  struct mpxguard_bounds bounds = mpxguard_call_bounds (call, 2, p);

  for (unsigned i = 0; i < count; i++)
    if (requests[i].number == number)
      {
	mpxguard_call_check (call, p, requests[i].size, bounds,
			     requests[i].writes ? MPXGUARD_ACCESS_WRITE
			     : MPXGUARD_ACCESS_READ);
	return;
      }
}

#define CHECK_REQUEST(CALL, REQUESTS, NUMBER, P) \
  check_request (CALL, REQUESTS, sizeof REQUESTS / sizeof *REQUESTS, NUMBER, P)

MPXGUARD_WRAPPER (int, ioctl, int fd, unsigned long number, ...)
{
  struct mpxguard_call call = MPXGUARD_CALL (ioctl);
  va_list ap;
  void *argument;

  va_start (ap, number);
  argument = va_arg (ap, void *);
  va_end (ap);
  CHECK_REQUEST (&call, ioctl_requests, number, argument);
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
    CHECK_REQUEST (&call, fcntl_requests, (unsigned long) number, argument); \
    return NAME (fd, number, argument);					\
  }

DEFINE_FCNTL (fcntl)
DEFINE_FCNTL (fcntl64)
