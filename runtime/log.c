/* Where reports and statistics go.

   In: the option log_path.  Out: a file descriptor.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "log.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "format.h"
#include "options.h"
#include "report-text.h"
#include "sys.h"

/* Put the name of the log file of process PID into TEXT.  */
static void
make_name (struct mpxguard_text *text, int pid)
{
  bool numbered = false;

  for (const char *p = mpxguard_options.log_path; *p; p++)
    if (p[0] == '%' && p[1] == 'p')
      {
	mpxguard_format (text, "%d", pid);
	numbered = true;
	p++;
      }
    else
      mpxguard_format (text, "%c", *p);
  if (!numbered)
    mpxguard_format (text, ".%d", pid);
}

/* Open the log file of process PID; return its descriptor or stderr's.  */
static int
open_file (int pid)
{
  char name[2 * MPXGUARD_OPTION_SIZE];
  struct mpxguard_text text = { name, sizeof name - 1, 0, -1 };
  /* The end of a SARIF file is written again and again.  */
  int flags = mpxguard_options.format == MPXGUARD_FORMAT_SARIF
		? O_RDWR : O_WRONLY | O_APPEND;
  long fd;

  make_name (&text, pid);
  name[text.used] = '\0';
  fd = mpxguard_sys_open (name, flags | O_CREAT | O_CLOEXEC, 0644);
  if (!mpxguard_sys_failed (fd))
    return (int) fd;
  mpxguard_say ("cannot write the log file '%s'; using stderr.", name);
  return 2;
}

bool
mpxguard_log_reopen_sarif (int fd)
{
  static const char end[] = MPXGUARD_SARIF_END;
  long length = sizeof end - 1;
  char tail[sizeof end];
  long at = fd > 2 ? mpxguard_syscall (SYS_lseek, fd, -length, SEEK_END, 0, 0,
				       0)
		   : -1;

  if (at < 0 || mpxguard_sys_read (fd, tail, (size_t) length) != length
      || memcmp (tail, end, (size_t) length) != 0)
    return false;
  mpxguard_syscall (SYS_lseek, fd, at, SEEK_SET, 0, 0, 0);
  return true;
}

int
mpxguard_log_fd (void)
{
  static int owner;
  static int fd;
  int pid = mpxguard_sys_getpid ();

  if (strcmp (mpxguard_options.log_path, "stderr") == 0)
    return 2;
  if (strcmp (mpxguard_options.log_path, "stdout") == 0)
    return 1;
  /* A child of fork writes its own file.  */
  if (owner != pid)
    {
      fd = open_file (pid);
      owner = pid;
    }
  return fd;
}
