/* Where reports and statistics go.

   In: the option log_path.  Out: a file descriptor.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "log.h"

#include <fcntl.h>
#include <string.h>

#include "format.h"
#include "options.h"
#include "sys.h"

/* Open the log file of process PID; return its descriptor or stderr's.  */
static int
open_file (int pid)
{
  char name[MPXGUARD_OPTION_SIZE + 16];
  struct mpxguard_text text = { name, sizeof name, 0, -1 };
  long fd;

  mpxguard_format (&text, "%s.%d%c", mpxguard_options.log_path, pid, '\0');
  fd = mpxguard_sys_open (name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
			  0644);
  if (!mpxguard_sys_failed (fd))
    return (int) fd;
  mpxguard_say ("cannot write the log file '%s'; using stderr.", name);
  return 2;
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
