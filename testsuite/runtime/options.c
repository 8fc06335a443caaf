/* MPXGUARD_OPTIONS: values arrive, what is unknown or malformed ends the
   process with a sentence and the list, and the log goes where it should.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "unit.h"

#include <errno.h>
#include <signal.h>

#include "export.h"
#include "options.h"
#include "report.h"

/* What the program executed again is to do.  */
static const char *options;
static const char *role;

static void
execute (void)
{
  if (options)
    setenv ("MPXGUARD_OPTIONS", options, 1);
  else
    unsetenv ("MPXGUARD_OPTIONS");
  execl ("/proc/self/exe", "options", role, NULL);
}

/* Execute the program with OPTIONS to do what ROLE says, and return the wait
   status; what it writes goes to OUTPUT of 8000 bytes.  */
static int
run (const char *new_options, const char *new_role, char *output)
{
  options = new_options;
  role = new_role;
  return run_child (execute, output, 8000);
}

static char output[8000];

/* Check that OPTIONS are refused with a sentence that has TEXT.  */
static void
refused (const char *new_options, const char *text)
{
  int status = run (new_options, "nothing", output);

  CHECK (WIFEXITED (status) && WEXITSTATUS (status) == 1);
  if (!strstr (output, text))
    printf ("%s", output);
  CHECK (strstr (output, text));
  CHECK (strstr (output, "  halt_on_error=1 (0 to 1): "));
}

static void
check_refusals (void)
{
  refused ("nonsense=1", "'nonsense=1' has an unknown key");
  refused ("halt_on_error", "'halt_on_error' is not of the form key=value");
  refused ("halt_on_error=maybe",
	   "'halt_on_error=maybe' needs a number as its value");
  refused ("stats=0:exitcode=256", "'exitcode=256' is out of the key's range");
  refused ("exitcode=99999999999999999999", "needs a number");
  refused ("exitcode=", "needs a number");
  refused ("log_path=", "has no value; leave the key out for its default");
  refused ("=1", "has an unknown key");
}

/* Where a report of the child number PID went; return its text.  */
static char *
read_log (const char *path, int pid)
{
  static char text[8000];
  char name[100];
  ssize_t n;
  int fd;

  sprintf (name, "%s.%d", path, pid);
  fd = open (name, O_RDONLY);
  CHECK (fd >= 0);
  n = read (fd, text, sizeof text - 1);
  CHECK (n >= 0);
  text[n] = '\0';
  close (fd);
  unlink (name);
  return text;
}

static void
check_log (void)
{
  char path[] = "/tmp/mpxguard-test-XXXXXX";
  char setting[100];
  char expected[100];
  int pid = 0;
  int fd = mkstemp (path);
  int status;

  CHECK (fd >= 0);
  sprintf (setting, "abort_on_error=0:exitcode=42:log_path=%s", path);
  status = run (setting, "report", output);
  CHECK (WIFEXITED (status) && WEXITSTATUS (status) == 42);
  CHECK (sscanf (output, "pid %d", &pid) == 1);
  CHECK (!strstr (output, "ERROR"));
  sprintf (expected, "==%d==ERROR: mpxguard: out-of-bounds write of size 8 "
	   "at 0x7000 by memcpy (soft)", pid);
  CHECK (strstr (read_log (path, pid), expected));
  close (fd);
  unlink (path);
}

static void
check_endings (void)
{
  int status = run (NULL, "report", output);

  CHECK (WIFSIGNALED (status) && WTERMSIG (status) == SIGABRT);
  CHECK (strstr (output, "SUMMARY: mpxguard: out-of-bounds write "));
  status = run ("abort_on_error=no", "report", output);
  CHECK (WIFEXITED (status) && WEXITSTATUS (status) == 1);
  status = run ("halt_on_error=0:max_reports=1", "report", output);
  CHECK (status == 0 && strstr (output, "ERROR")
	 && !strstr (strstr (output, "ERROR") + 1, "ERROR"));
  status = run ("::stats=1::", "nothing", output);
  CHECK (status == 0 && strstr (output, " violations reported"));
  status = run ("help=1", "nothing", output);
  CHECK (status == 0 && strstr (output, "  help=1 (0 to 1): "));
  status = run ("symbolize=0", "report", output);
  CHECK (strstr (output, "+0x") && !strstr (output, " in main"));
}

/* Report twice; errno stays.  */
static void
report_twice (void)
{
  fprintf (stderr, "pid %d\n", getpid ());
  errno = 4711;
  for (int i = 0; i < 2; i++)
    mpxguard_report_access (0x7000, 8, 0x6000, 0x6fff, MPXGUARD_ACCESS_WRITE,
			    "memcpy", __builtin_return_address (0));
  CHECK (errno == 4711);
}

int
main (int argc, char **argv)
{
  if (argc < 2)
    {
      check_refusals ();
      check_endings ();
      check_log ();
    }
  else if (strcmp (argv[1], "report") == 0)
    report_twice ();
  return 0;
}
