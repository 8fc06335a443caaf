/* Wrappers of the functions that take lists of strings: programs to run, and
   trees of files to walk.

   In: an array of pointers to strings that ends with a null pointer.  The
   array is read up to and with its end, and so is every string: an array
   without an end inside its bounds is a violation, as is a string without
   one.  The pointers in the array have their bounds in the tables.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <alloca.h>
#include <fts.h>
#include <spawn.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>

#include "table.h"
#include "wrap.h"

/* Argument N of CALL is the string S: check it.  */
static void
check_string (const struct mpxguard_call *call, unsigned n, const char *s)
{
  mpxguard_string_size (call, s, mpxguard_call_bounds (call, n, s),
			MPXGUARD_NO_LIMIT);
}

/* CALL is given LIST, which has BOUNDS: check it and its strings.  */
static void
check_list (const struct mpxguard_call *call, char *const *list,
	    struct mpxguard_bounds bounds)
{
  uint64_t room = mpxguard_room (list, bounds) / sizeof *list;

  if (!list)
    return;
  for (uint64_t i = 0;; i++)
    {
      if (i == room)
	{
	  mpxguard_call_runs_out (call, list + i, bounds, sizeof *list);
	  return;
	}
      if (!list[i])
	return;
      mpxguard_string_size (call, list[i], mpxguard_load (&list[i], list[i]),
			    MPXGUARD_NO_LIMIT);
    }
}

/* Argument N of CALL is LIST: check it and its strings.  */
static void
check_argument_list (const struct mpxguard_call *call, unsigned n,
		     char *const *list)
{
  check_list (call, list, mpxguard_call_bounds (call, n, list));
}

MPXGUARD_WRAPPER (int, execv, const char *path, char *const *arguments)
{
  struct mpxguard_call call = MPXGUARD_CALL (execv);

  check_string (&call, 0, path);
  check_argument_list (&call, 1, arguments);
  return execv (path, arguments);
}

MPXGUARD_WRAPPER (int, execvp, const char *file, char *const *arguments)
{
  struct mpxguard_call call = MPXGUARD_CALL (execvp);

  check_string (&call, 0, file);
  check_argument_list (&call, 1, arguments);
  return execvp (file, arguments);
}

MPXGUARD_WRAPPER (int, execve, const char *path, char *const *arguments,
		  char *const *environment)
{
  struct mpxguard_call call = MPXGUARD_CALL (execve);

  check_string (&call, 0, path);
  check_argument_list (&call, 1, arguments);
  check_argument_list (&call, 2, environment);
  return execve (path, arguments, environment);
}

MPXGUARD_WRAPPER (int, execvpe, const char *file, char *const *arguments,
		  char *const *environment)
{
  struct mpxguard_call call = MPXGUARD_CALL (execvpe);

  check_string (&call, 0, file);
  check_argument_list (&call, 1, arguments);
  check_argument_list (&call, 2, environment);
  return execvpe (file, arguments, environment);
}

MPXGUARD_WRAPPER (int, execveat, int fd, const char *path,
		  char *const *arguments, char *const *environment, int flags)
{
  struct mpxguard_call call = MPXGUARD_CALL (execveat);

  check_string (&call, 1, path);
  check_argument_list (&call, 2, arguments);
  check_argument_list (&call, 3, environment);
  return execveat (fd, path, arguments, environment, flags);
}

MPXGUARD_WRAPPER (int, fexecve, int fd, char *const *arguments,
		  char *const *environment)
{
  struct mpxguard_call call = MPXGUARD_CALL (fexecve);

  check_argument_list (&call, 1, arguments);
  check_argument_list (&call, 2, environment);
  return fexecve (fd, arguments, environment);
}

/* Return how many arguments AP holds, with the null pointer that ends
   them.  */
static size_t
count_arguments (va_list ap)
{
  va_list copy;
  size_t count = 1;

  va_copy (copy, ap);
  while (va_arg (copy, char *))
    count++;
  va_end (copy);
  return count;
}

/* Put FIRST, argument 1 of CALL, and what follows it in AP into LIST, and
   check the strings.  Return the number of the argument behind the null
   pointer.  */
static unsigned
collect_arguments (const struct mpxguard_call *call, const char *first,
		   va_list ap, char **list)
{
  const char *s = first;

  for (unsigned i = 0;; i++)
    {
      list[i] = (char *) s;
      if (!s)
	return i + 2;
      check_string (call, i + 1, s);
      s = va_arg (ap, const char *);
    }
}

/* The wrapper for NAME, which runs the program FILE, argument 0, with the
   arguments that follow it.  EXECUTE does so; it may use NEXT, the number of
   the argument behind them.  */
#define DEFINE_EXECL(NAME, EXECUTE)					\
  MPXGUARD_WRAPPER (int, NAME, const char *file, const char *first, ...) \
  {									\
    struct mpxguard_call call = MPXGUARD_CALL (NAME);			\
    va_list ap;								\
    unsigned next __attribute__ ((unused));				\
    char **list;							\
    int result;								\
									\
    va_start (ap, first);						\
    check_string (&call, 0, file);					\
    list = alloca ((1 + (first ? count_arguments (ap) : 0))		\
		   * sizeof *list);					\
    next = collect_arguments (&call, first, ap, list);			\
    result = EXECUTE;							\
    va_end (ap);							\
    return result;							\
  }

DEFINE_EXECL (execl, execv (file, list))
DEFINE_EXECL (execlp, execvp (file, list))

/* Do the work of CALL, which is execle: ENVIRONMENT is argument N.  */
static int
execute (const struct mpxguard_call *call, unsigned n, const char *file,
	 char *const *list, char *const *environment)
{
  check_argument_list (call, n, environment);
  return execve (file, list, environment);
}

DEFINE_EXECL (execle, execute (&call, next, file, list,
			       va_arg (ap, char *const *)))

/* Do the work of CALL: check the arguments of posix_spawn and posix_spawnp,
   which are alike.  */
static void
check_spawn (const struct mpxguard_call *call, const pid_t *process,
	     const char *file, const posix_spawn_file_actions_t *actions,
	     const posix_spawnattr_t *attributes, char *const *arguments,
	     char *const *environment)
{
  mpxguard_call_writes (call, process, sizeof *process,
			mpxguard_call_bounds (call, 0, process));
  check_string (call, 1, file);
  mpxguard_call_reads (call, actions, sizeof *actions,
		       mpxguard_call_bounds (call, 2, actions));
  mpxguard_call_reads (call, attributes, sizeof *attributes,
		       mpxguard_call_bounds (call, 3, attributes));
  check_argument_list (call, 4, arguments);
  check_argument_list (call, 5, environment);
}

#define DEFINE_SPAWN(NAME)						\
  MPXGUARD_WRAPPER (int, NAME, pid_t *process, const char *file,	\
		    const posix_spawn_file_actions_t *actions,		\
		    const posix_spawnattr_t *attributes,		\
		    char *const *arguments, char *const *environment)	\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL (NAME);			\
									\
    check_spawn (&call, process, file, actions, attributes, arguments,	\
		 environment);						\
    return NAME (process, file, actions, attributes, arguments,		\
		 environment);						\
  }

DEFINE_SPAWN (posix_spawn)
DEFINE_SPAWN (posix_spawnp)

MPXGUARD_WRAPPER (FTS *, fts_open, char *const *paths, int options,
		  int (*compare) (const FTSENT **, const FTSENT **))
{
  struct mpxguard_call call = MPXGUARD_CALL (fts_open);
  FTS *result;

  check_argument_list (&call, 0, paths);
  result = fts_open (paths, options, compare);
  mpxguard_give_no_result ();
  return result;
}

MPXGUARD_WRAPPER (FTS64 *, fts64_open, char *const *paths, int options,
		  int (*compare) (const FTSENT64 **, const FTSENT64 **))
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (fts64_open, "fts_open");
  FTS64 *result;

  check_argument_list (&call, 0, paths);
  result = fts64_open (paths, options, compare);
  mpxguard_give_no_result ();
  return result;
}
