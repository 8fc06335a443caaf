/* Wrappers of the functions that read whole directories.

   In: the name of a directory.  Out: an array of entries, a block of the heap
   that points to others; the program may load them with their bounds.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <dirent.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "table.h"
#include "wrap.h"

/* The COUNT entries at *LIST, a void **, are new: note their bounds.  */
static void
keep_entries (void *list, int count)
{
  void **entries = *(void **) list;

  mpxguard_store (list, entries, mpxguard_block_bounds (entries));
  for (int i = 0; i < count; i++)
    mpxguard_store (&entries[i], entries[i],
		    mpxguard_block_bounds (entries[i]));
}

/* The wrapper for NAME, which lists DIRENTs; PARAMETERS and ARGUMENTS are
   what stands before the path, which is argument POSITION.  */
#define DEFINE_SCANDIR(NAME, DIRENT, POSITION, PARAMETERS, ARGUMENTS)	\
  MPXGUARD_WRAPPER (int, NAME, PARAMETERS const char *path,		\
		    struct DIRENT ***list,				\
		    int (*select) (const struct DIRENT *),		\
		    int (*compare) (const struct DIRENT **,		\
				    const struct DIRENT **))		\
  {									\
    struct mpxguard_call call = MPXGUARD_CALL (NAME);			\
    struct mpxguard_bounds path_bounds					\
      = mpxguard_call_bounds (&call, POSITION, path);			\
    struct mpxguard_bounds bounds					\
      = mpxguard_call_bounds (&call, POSITION + 1, list);		\
    int result;								\
									\
    mpxguard_string_size (&call, path, path_bounds, MPXGUARD_NO_LIMIT);	\
    mpxguard_call_writes (&call, list, sizeof *list, bounds);		\
    result = NAME (ARGUMENTS path, list, select, compare);		\
    if (result >= 0)							\
      keep_entries (list, result);					\
    return result;							\
  }

#define LIST(...) __VA_ARGS__

DEFINE_SCANDIR (scandir, dirent, 0, , )
DEFINE_SCANDIR (scandir64, dirent64, 0, , )
DEFINE_SCANDIR (scandirat, dirent, 1, LIST (int fd,), LIST (fd,))
DEFINE_SCANDIR (scandirat64, dirent64, 1, LIST (int fd,), LIST (fd,))

/* Do the work of CALL, getwd (TO).  It is done here and not by libc, for
   whose getwd the linker warns.  */
static char *
put_directory (const struct mpxguard_call *call, char *to)
{
  struct mpxguard_bounds bounds = mpxguard_call_bounds (call, 0, to);
  char path[PATH_MAX];

  if (!to || !getcwd (path, sizeof path))
    {
      mpxguard_give_no_result ();
      return NULL;
    }
  mpxguard_call_writes (call, to, strlen (path) + 1, bounds);
  strcpy (to, path);
  mpxguard_call_result (call, to, bounds);
  return to;
}

MPXGUARD_WRAPPER (char *, getwd, char *to)
{
  struct mpxguard_call call = MPXGUARD_CALL (getwd);

  return put_directory (&call, to);
}

MPXGUARD_WRAPPER (char *, __getwd_chk, char *to, size_t object)
{
  struct mpxguard_call call = MPXGUARD_CALL_AS (__getwd_chk, "getwd");

  (void) object;
  return put_directory (&call, to);
}
