/* Little address space, little memory: malloc fails as it should, and works
   again when there is room.

   The test starts itself again under RLIMIT_AS, because the heap decides at
   its first allocation how much to reserve.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support.h"

/* Take blocks of SIZE bytes until there are no more; free all.  Return how
   many bytes it was.  */
static size_t
exhaust (size_t size)
{
  void **list = NULL;
  size_t bytes = 0;

  for (;;)
    {
      void **block;

      errno = 0;
      block = malloc (size);
      if (block == NULL)
	break;
      memset (block, 1, size);
      *block = list;
      list = block;
      bytes += size;
    }
  CHECK_QUIET (errno == ENOMEM, "errno");
  while (list != NULL)
    {
      void **next = *list;

      free (list);
      list = next;
    }
  return bytes;
}

/* What runs under a limit of MB.  */
static int
limited (size_t mb)
{
  static const size_t sizes[] = { 24, 1000, 50000, 3000000, 24, 60000000 };
  char *block;

  for (unsigned i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
    {
      size_t bytes = exhaust (sizes[i]);

      CHECK_QUIET (bytes > (mb << 20) / 8 || sizes[i] > (mb << 20) / 4,
		   "most of the memory can be had");
    }
  CHECK_QUIET (malloc (mb << 20) == NULL, "too much");
  block = malloc (100);
  CHECK_QUIET (block != NULL, "and after that");
  /* What is not mapped cannot be derived from: blocks are tracked.  */
  CHECK_QUIET ((uint64_t) block >> MPXGUARD_HEAP_ADDRESS_BITS != 0, "tracked");
  mpxguard_heap_map_table ();
  mpxguard_heap_publish ();
  CHECK_QUIET (!mpxguard_heap_derives (), "tracked");
  finish_quiet ("under a limit");
  return finish ();
}

/* Run this program under a limit of MB.  */
static void
start_limited (size_t mb)
{
  char text[40], what[80];
  int status;
  pid_t pid = fork ();

  if (pid == 0)
    {
      struct rlimit limit = { mb << 20, mb << 20 };

      snprintf (text, sizeof text, "%zu", mb);
      setrlimit (RLIMIT_AS, &limit);
      execl ("/proc/self/exe", "limits", text, (char *) NULL);
      _exit (127);
    }
  snprintf (what, sizeof what, "a program under ulimit -v %zu", mb << 10);
  check (waitpid (pid, &status, 0) == pid && status == 0, what);
}

int
main (int argc, char **argv)
{
  if (argc > 1)
    return limited (strtoul (argv[1], NULL, 10));
  start_limited (64);
  start_limited (200);
  check (malloc (1UL << 44) == NULL && errno == ENOMEM,
	 "more than the machine has is refused");
  return finish ();
}
