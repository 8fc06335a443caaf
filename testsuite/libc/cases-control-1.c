/* Requests of ioctl and fcntl whose memory is too small, names made from
   templates, and all of it done well.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>

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

CASES = {
  GOOD (ioctl_good), BAD (ioctl_bad, "write", 4, "ioctl"),
  BAD (ioctl_read_bad, "read", 4, "ioctl"),
  BAD (ioctl_window_bad, "write", 8, "ioctl"), GOOD (ioctl_flags_good),
  GOOD (ioctl_none_good), GOOD (fcntl_good),
  BAD (fcntl_bad, "read", 32, "fcntl"),
  BAD (fcntl_write_bad, "write", 32, "fcntl"),
  BAD (fcntl_pointer_bad, "read", 32, "fcntl"), GOOD (mktemp_good),
  BAD (mktemp_bad, "read", 1, "mktemp"), END
};
