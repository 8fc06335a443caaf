/* Memory that holds pointers to a local object goes away by all kinds of ways:
   by system call number, through a function pointer, in code that is not
   instrumented, unseen and swept, released, with a thread.  Each time the
   tables go with it, and the accounts add up.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pthread" } */
/* { dg-plain-sources "unmap-1-plain.inc.c" } */
#define _GNU_SOURCE
#include <mpxguard.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SIZE (8UL << 20)

int plain_unmap (void *, unsigned long);
long hidden_unmap (void *, unsigned long);

static struct mpxguard_stats
stats (void)
{
  struct mpxguard_stats s;

  mpxguard_stats (&s, sizeof s);
  if (s.tables_allocated - s.tables_freed != s.tables_live
      || s.tables_peak < s.tables_live)
    abort ();
  return s;
}

/* Return memory full of pointers to OBJECT.  */
__attribute__ ((noipa)) static int **
fill (int *object)
{
  unsigned long live = stats ().tables_live;
  int **p = mmap (NULL, SIZE, PROT_READ | PROT_WRITE,
		  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (p == MAP_FAILED)
    abort ();
  for (unsigned long i = 0; i < SIZE / sizeof *p; i += 512)
    p[i] = object;
  if (stats ().tables_live < live + 7)
    abort ();
  return p;
}

/* Between LIVE tables and so many more of slices shared with others.  */
static void
check (unsigned long live)
{
  if (stats ().tables_live > live + 6)
    abort ();
}

static void *
work (void *argument)
{
  int *local[40000];

  for (unsigned i = 0; i < 40000; i += 100)
    local[i] = argument;
  return *(int *volatile *) &local[300] == argument ? NULL : argument;
}

int
main (void)
{
  int (*volatile unmap) (void *, size_t) = munmap;
  int object[4];
  unsigned long live = stats ().tables_live;
  unsigned long before;
  pthread_t thread;
  void *result;
  int **p;

  p = fill (object);
  if (syscall (SYS_munmap, p, SIZE) != 0)
    abort ();
  check (live);
  p = fill (object);
  if (unmap (p, SIZE) != 0)
    abort ();
  check (live);
  p = fill (object);
  if (plain_unmap (p, SIZE) != 0)
    abort ();
  check (live);
  p = fill (object);
  if (hidden_unmap (p, SIZE) != 0)
    abort ();
  before = stats ().tables_live;
  if (mpxguard_sweep () < 7 || stats ().tables_live >= before)
    abort ();
  check (live);
  p = fill (object);
  hidden_unmap (p, SIZE);
  mpxguard_region_released (p, SIZE);
  check (live);
  for (int i = 0; i < 100; i++)
    {
      if (pthread_create (&thread, NULL, work, object) != 0
	  || pthread_join (thread, &result) != 0 || result)
	abort ();
    }
  if (stats ().bytes_resident > 4UL << 20)
    abort ();
  return 0;
}
