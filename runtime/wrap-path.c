/* Wrappers of getcwd and realpath, which make a block when the program hands
   in none, and of mktemp.

   realpath is not told how large the memory is: it wants PATH_MAX bytes, and
   programs that know their paths to be short give it less.  What counts is
   the result.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "wrap.h"

MPXGUARD_REAL (char *, __getcwd_chk, char *to, size_t size, size_t object);
MPXGUARD_REAL (char *, __realpath_chk, const char *path, char *to,
	       size_t object);

/* CALL returns PATH, which it wrote to memory with BOUNDS, or to a block of
   its own if it was given no MEMORY; SIZE is the least size of the block that
   the program knows of.  */
static char *
return_path (const struct mpxguard_call *call, char *path, const char *memory,
	     struct mpxguard_bounds bounds, size_t size)
{
  if (path && !memory)
    {
      size_t length = strlen (path) + 1;

      bounds = mpxguard_bounds_make (path, length > size ? length : size);
    }
  mpxguard_call_result (call, path, bounds);
  return path;
}

MPXGUARD_WRAPPER (char *, getcwd, char *to, size_t size)
{
  struct mpxguard_call call = MPXGUARD_CALL (getcwd);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, to);

  mpxguard_call_writes (&call, to, size, bounds);
  return return_path (&call, getcwd (to, size), to, bounds, size);
}

MPXGUARD_WRAPPER (char *, __getcwd_chk, char *to, size_t size, size_t object)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__getcwd_chk, "getcwd");
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, to);

  mpxguard_call_writes (&call, to, size, bounds);
  return return_path (&call, mpxguard_real___getcwd_chk (to, size, object), to,
		      bounds, size);
}

/* Do the work of CALL, realpath (PATH, TO), where the bounds of TO allow
   fewer than PATH_MAX bytes.  */
static char *
resolve_to_short (const struct mpxguard_call *call, const char *path, char *to,
		  struct mpxguard_bounds bounds)
{
  char *resolved = realpath (path, NULL);
  size_t size;

  if (!resolved)
    return NULL;
  size = strlen (resolved) + 1;
  mpxguard_call_writes (call, to, size, bounds);
  memcpy (to, resolved, size);
  free (resolved);
  return to;
}

MPXGUARD_WRAPPER (char *, realpath, const char *path, char *to)
{
  struct mpxguard_call call = MPXGUARD_CALL (realpath);
  struct mpxguard_bounds path_bounds = mpxguard_call_bounds (&call, 0, path);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, to);
  char *result;

  mpxguard_string_size (&call, path, path_bounds, MPXGUARD_NO_LIMIT);
  if (to && mpxguard_room (to, bounds) < PATH_MAX)
    result = resolve_to_short (&call, path, to, bounds);
  else
    result = realpath (path, to);
  return return_path (&call, result, to, bounds, 0);
}

MPXGUARD_WRAPPER (char *, __realpath_chk, const char *path, char *to,
		  size_t object)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__realpath_chk, "realpath");
  struct mpxguard_bounds path_bounds = mpxguard_call_bounds (&call, 0, path);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 1, to);

  mpxguard_string_size (&call, path, path_bounds, MPXGUARD_NO_LIMIT);
  mpxguard_call_writes (&call, to, PATH_MAX, bounds);
  return return_path (&call, mpxguard_real___realpath_chk (path, to, object),
		      to, bounds, 0);
}

/* Put letters and digits by chance into the six characters at X.  */
static void
choose_name (char *x)
{
  static const char characters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  unsigned char chance[6] = { 0 };

  getrandom (chance, sizeof chance, 0);
  for (unsigned i = 0; i < sizeof chance; i++)
    x[i] = characters[chance[i] % (sizeof characters - 1)];
}

/* The linker warns of programs that use libc's mktemp, and would warn of all
   that are linked with this, so it is done here.  */
MPXGUARD_WRAPPER (char *, mktemp, char *to)
{
  struct mpxguard_call call = MPXGUARD_CALL (mktemp);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, to);
  uint64_t size = mpxguard_string_size (&call, to, bounds, MPXGUARD_NO_LIMIT);
  unsigned tries = 1000;

  mpxguard_call_writes (&call, to, size, bounds);
  if (size < 7 || strcmp (to + size - 7, "XXXXXX") != 0)
    {
      errno = EINVAL;
      tries = 0;
    }
  while (tries--)
    {
      int error = errno;

      choose_name (to + size - 7);
      if (faccessat (AT_FDCWD, to, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
	{
	  errno = error;
	  mpxguard_call_result (&call, to, bounds);
	  return to;
	}
    }
  if (size)
    *to = 0;
  mpxguard_call_result (&call, to, bounds);
  return to;
}
