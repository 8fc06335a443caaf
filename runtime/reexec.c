/* Start the program again where chance put its break in our way.

   In: a program at a fixed address below the directory, statically linked as a
   rule.  The kernel chooses at random, within 1 GB, where its break begins,
   and libc has used it before our first instruction.  Out: the same program
   with its break right behind it.

   The environment variable that marks the second start carries what to give
   back: the former personality.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "reexec.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>

#include "format.h"
#include "sys.h"

#define MARK "MPXGUARD_STARTED_AGAIN="

extern char **environ;

/* Return the place in the environment of the mark, or null.  */
static char **
find_mark (void)
{
  for (char **e = environ; e && *e; e++)
    if (strncmp (*e, MARK, strlen (MARK)) == 0)
      return e;
  return NULL;
}

/* Read all of the file NAME into fresh memory; its size goes to *SIZE.
   Return null on failure.  */
static char *
read_file (const char *name, size_t *size)
{
  size_t room = 1 << 22;
  long n = 1;
  int fd = (int) mpxguard_sys_open (name, O_RDONLY | O_CLOEXEC, 0);
  long result = mpxguard_sys_mmap (NULL, room, PROT_READ | PROT_WRITE,
				   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (fd < 0 || mpxguard_sys_failed (result))
    return NULL;
  for (*size = 0; n > 0 && *size < room; *size += (size_t) n)
    {
      n = mpxguard_sys_read (fd, (char *) result + *size, room - *size);
      if (n < 0)
	return NULL;
    }
  mpxguard_sys_close (fd);
  return (char *) result;
}

/* Return memory for N pointers, or null.  */
static char **
pointer_array (size_t n)
{
  long result = mpxguard_sys_mmap (NULL, n * sizeof (char *),
				   PROT_READ | PROT_WRITE,
				   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return mpxguard_sys_failed (result) ? NULL : (char **) result;
}

/* Return the arguments of the process, or null.  */
static char **
read_arguments (void)
{
  size_t size;
  size_t n = 0;
  char *text = read_file ("/proc/self/cmdline", &size);
  char **arguments = text ? pointer_array (size + 1) : NULL;

  if (!arguments)
    return NULL;
  for (size_t i = 0; i < size; i += strlen (text + i) + 1)
    arguments[n++] = text + i;
  return arguments;
}

/* Return the environment with ENTRY added, or null.  */
static char **
extended_environment (char *entry)
{
  size_t n = 0;
  char **copy;

  while (environ[n])
    n++;
  copy = pointer_array (n + 2);
  if (copy)
    {
      memcpy (copy, environ, n * sizeof (char *));
      copy[n] = entry;
    }
  return copy;
}

void
mpxguard_reexec (void)
{
  static char entry[64] = "";
  static char path[4096];
  struct mpxguard_text text = { entry, sizeof entry, 0, -1 };
  long old = mpxguard_syscall (SYS_personality, 0xffffffff, 0, 0, 0, 0, 0);
  long n = mpxguard_syscall (SYS_readlink, (long) "/proc/self/exe",
			     (long) path, sizeof path - 1, 0, 0, 0);
  char **arguments;
  char **environment;

  if (!environ || find_mark () || mpxguard_sys_failed (n)
      || mpxguard_sys_failed (old))
    return;
  mpxguard_format (&text, MARK "%ld%c", old, '\0');
  arguments = read_arguments ();
  environment = extended_environment (entry);
  if (!arguments || !environment)
    return;
  mpxguard_syscall (SYS_personality, old | ADDR_NO_RANDOMIZE, 0, 0, 0, 0, 0);
  mpxguard_syscall (SYS_execve, (long) path, (long) arguments,
		    (long) environment, 0, 0, 0);
  mpxguard_syscall (SYS_personality, old, 0, 0, 0, 0, 0);
}

void
mpxguard_reexec_settle (void)
{
  char **mark = find_mark ();
  long old = 0;

  if (!mark)
    return;
  for (const char *p = *mark + strlen (MARK); *p >= '0' && *p <= '9'; p++)
    old = old * 10 + (*p - '0');
  mpxguard_syscall (SYS_personality, old, 0, 0, 0, 0, 0);
  for (; *mark; mark++)
    mark[0] = mark[1];
}
