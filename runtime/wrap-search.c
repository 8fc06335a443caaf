/* Wrappers of the functions that keep pointers of the program in trees and
   tables of libc's.

   In: a key, and for hsearch what belongs to it.  Out: the address of an
   element of libc's whose first word is the key; the bounds of the pointers
   that were put there go into the tables, so that whoever loads them again
   has them.  Comparators are called by libc, so they know nothing of the
   bounds of their arguments.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "config.h"

#include <search.h>

#include "table.h"
#include "wrap.h"

MPXGUARD_WRAPPER (void *, tsearch, const void *key, void **root,
		  int (*compare) (const void *, const void *))
{
  struct mpxguard_call call = MPXGUARD_CALL (tsearch);
  struct mpxguard_bounds key_bounds = mpxguard_call_bounds (&call, 0, key);
  struct mpxguard_bounds root_bounds = mpxguard_call_bounds (&call, 1, root);
  const void **result;

  mpxguard_call_writes (&call, root, sizeof *root, root_bounds);
  result = tsearch (key, root, compare);
  if (result && *result == key)
    mpxguard_store (result, key, key_bounds);
  mpxguard_call_result (&call, result,
			mpxguard_bounds_make (result, sizeof *result));
  return result;
}

/* Do the work of CALL: give the pointers in RESULT, which was found or
   entered for ITEM, the bounds that they have in ITEM.  The caller's copy of
   ITEM, which has them, is out of reach; blocks of the heap are found all the
   same.  */
static void
keep_entry (const struct mpxguard_call *call, ENTRY *result)
{
  if (result)
    {
      mpxguard_store (&result->key, result->key,
		      mpxguard_block_bounds (result->key));
      mpxguard_store (&result->data, result->data,
		      mpxguard_block_bounds (result->data));
    }
  mpxguard_call_result (call, result,
			mpxguard_bounds_make (result, sizeof *result));
}

MPXGUARD_WRAPPER (ENTRY *, hsearch, ENTRY item, ACTION action)
{
  struct mpxguard_call call = MPXGUARD_CALL (hsearch);
  ENTRY *result;

  mpxguard_string_size (&call, item.key, mpxguard_block_bounds (item.key),
			MPXGUARD_NO_LIMIT);
  result = hsearch (item, action);
  keep_entry (&call, result);
  return result;
}

MPXGUARD_WRAPPER (int, hsearch_r, ENTRY item, ACTION action, ENTRY **found,
		  struct hsearch_data *table)
{
  struct mpxguard_call call = MPXGUARD_CALL (hsearch_r);
  struct mpxguard_bounds found_bounds = mpxguard_call_bounds (&call, 2, found);
  struct mpxguard_bounds bounds = mpxguard_call_bounds (&call, 3, table);
  int result;

  mpxguard_call_writes (&call, found, sizeof *found, found_bounds);
  mpxguard_call_writes (&call, table, sizeof *table, bounds);
  mpxguard_string_size (&call, item.key, mpxguard_block_bounds (item.key),
			MPXGUARD_NO_LIMIT);
  result = hsearch_r (item, action, found, table);
  if (result)
    {
      keep_entry (&call, *found);
      mpxguard_store (found, *found,
		      mpxguard_bounds_make (*found, sizeof **found));
    }
  mpxguard_give_no_result ();
  return result;
}
