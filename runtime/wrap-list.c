/* Wrappers of the functions that take lists whose length something else
   says: the list's last element, or a number in memory.

   In: such lists.  Checked is what the function reads of them, or will have
   written.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <argz.h>
#include <getopt.h>
#include <grp.h>

#include "table.h"
#include "wrap.h"

/* CALL looks an option up in OPTIONS, an array that ends with an element
   without a name: check all of it.  */
static void
check_options (const struct mpxguard_call *call, const struct option *options,
	       struct mpxguard_bounds bounds)
{
  uint64_t room = mpxguard_room (options, bounds) / sizeof *options;

  for (uint64_t i = 0; options; i++)
    {
      if (i == room)
	{
	  mpxguard_call_runs_out (call, options + i, bounds, sizeof *options);
	  return;
	}
      if (!options[i].name)
	return;
      mpxguard_string_size (call, options[i].name,
			    mpxguard_load (&options[i].name, options[i].name),
			    MPXGUARD_NO_LIMIT);
    }
}

/* Return true if getopt_long will look a long option up among the arguments
   that are left; ANY if an option with one minus may be one.  */
static bool
looks_up (int count, char *const *arguments, bool any)
{
  for (int i = optind > 0 ? optind : 1; i < count; i++)
    {
      const char *s = arguments[i];

      if (s && s[0] == '-' && s[1] && (any || (s[1] == '-' && s[2])))
	return true;
    }
  return false;
}

/* Do the work of CALL, which is getopt_long, or getopt_long_only if ONLY.  */
static int
get_option (const struct mpxguard_call *call, int count,
	    char *const *arguments, const char *letters,
	    const struct option *options, int *index, bool only)
{
  struct mpxguard_bounds letters_bounds
    = mpxguard_call_bounds (call, 2, letters);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (call, 3, options);
  struct mpxguard_bounds index_bounds = mpxguard_call_bounds (call, 4, index);

  mpxguard_string_size (call, letters, letters_bounds, MPXGUARD_NO_LIMIT);
  mpxguard_call_writes (call, index, sizeof *index, index_bounds);
  if (looks_up (count, arguments, only))
    check_options (call, options, bounds);
  return (only ? getopt_long_only : getopt_long) (count, arguments, letters,
						  options, index);
}

MPXGUARD_WRAPPER (int, getopt_long, int count, char *const *arguments,
		  const char *letters, const struct option *options,
		  int *index)
{
  struct mpxguard_call call = MPXGUARD_CALL (getopt_long);

  return get_option (&call, count, arguments, letters, options, index, false);
}

MPXGUARD_WRAPPER (int, getopt_long_only, int count, char *const *arguments,
		  const char *letters, const struct option *options,
		  int *index)
{
  struct mpxguard_call call = MPXGUARD_CALL (getopt_long_only);

  return get_option (&call, count, arguments, letters, options, index, true);
}

MPXGUARD_WRAPPER (int, getgrouplist, const char *user, gid_t group,
		  gid_t *groups, int *count)
{
  struct mpxguard_call call = MPXGUARD_CALL (getgrouplist);
  struct mpxguard_bounds user_bounds = mpxguard_call_bounds (&call, 0, user);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 2, groups);
  struct mpxguard_bounds count_bounds = mpxguard_call_bounds (&call, 3, count);
  int room;
  int result;

  mpxguard_string_size (&call, user, user_bounds, MPXGUARD_NO_LIMIT);
  mpxguard_call_writes (&call, count, sizeof *count, count_bounds);
  room = *count;
  result = getgrouplist (user, group, groups, count);
  mpxguard_call_writes (&call, groups,
			mpxguard_size_multiply (mpxguard_size_of_signed
						(result < 0 ? room : *count),
						sizeof *groups),
			bounds);
  return result;
}

MPXGUARD_WRAPPER (void, argz_extract, const char *vector, size_t size,
		  char **list)
{
  struct mpxguard_call call = MPXGUARD_CALL (argz_extract);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 0, vector);
  struct mpxguard_bounds list_bounds = mpxguard_call_bounds (&call, 2, list);
  size_t count;

  mpxguard_call_reads (&call, vector, size, bounds);
  count = argz_count (vector, size);
  mpxguard_call_writes (&call, list,
			mpxguard_size_multiply (count + 1, sizeof *list),
			list_bounds);
  argz_extract (vector, size, list);
  for (size_t i = 0; i < count; i++)
    mpxguard_store (&list[i], list[i], bounds);
}
