/* mlockall in spite of the heap's reserved addresses: it comes back at once,
   and memory that is used again is still zero where it must be.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include "support.h"

/* Blocks of SIZE come back from calloc as zeros after they were written.  */
static void
try_size (size_t size)
{
  char *blocks[40];

  for (int round = 0; round < 3; round++)
    {
      for (int i = 0; i < 40; i++)
	{
	  blocks[i] = calloc (1, size);
	  for (size_t j = 0; j < size; j += 61)
	    CHECK_QUIET (blocks[i][j] == 0, "calloc of locked memory");
	  memset (blocks[i], 0xff, size);
	}
      for (int i = 0; i < 40; i++)
	free (blocks[i]);
      malloc_trim (0);
    }
}

int
main (void)
{
  int result;

  free (malloc (100));
  alarm (200);
  result = mlockall (MCL_CURRENT | MCL_FUTURE);
  check (result == 0 || (result == -1 && errno != 0), "mlockall comes back");
  for (size_t size = 10; size < 3000000; size *= 7)
    try_size (size);
  free (calloc (1, 100000000));
  finish_quiet ("calloc of locked memory");
  return finish ();
}
