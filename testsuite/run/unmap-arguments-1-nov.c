/* The calls that map, move and unmap memory, with arguments of all kinds, those of
   nonsense among them: results, errno, and what is mapped afterwards, are what the
   system calls alone make them.  Each call is made in two children, by the library
   and by an instruction of our own.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target linux_calls } */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE 4096UL
#define MB (1UL << 20)

#ifndef MREMAP_DONTUNMAP
#define MREMAP_DONTUNMAP 4
#endif
#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

/* Three megabytes, the second of which has a hole of a page in the middle; a
   pointer in each page.  */
static char *memory;
#define SIZE (3 * MB)
static int shared;

/* What a call did, in memory that children share with us.  */
struct outcome
{
  long result;
  int error;
  uint64_t mapped[SIZE / PAGE / 64];
};
static struct outcome *outcomes;

/* A call: its number, and its arguments.  */
struct call
{
  long number;
  unsigned long a[6];
};

static long
direct (const struct call *c)
{
  register long r10 __asm__ ("r10") = (long) c->a[3];
  register long r8 __asm__ ("r8") = (long) c->a[4];
  register long r9 __asm__ ("r9") = (long) c->a[5];
  long result;

  __asm__ volatile ("syscall"
		    : "=a" (result)
		    : "0" (c->number), "D" (c->a[0]), "S" (c->a[1]),
		      "d" (c->a[2]), "r" (r10), "r" (r8), "r" (r9)
		    : "rcx", "r11", "memory");
  if (result < 0 && result >= -4095)
    {
      errno = (int) -result;
      result = -1;
    }
  return result;
}

/* Make the call C by the library's function of its own.  */
static long
by_function (const struct call *c)
{
  const unsigned long *a = c->a;

  switch (c->number)
    {
    case SYS_munmap:
      return munmap ((void *) a[0], a[1]);
    case SYS_mmap:
      return (long) mmap ((void *) a[0], a[1], (int) a[2], (int) a[3],
			  (int) a[4], (long) a[5]);
    case SYS_mremap:
      return (long) mremap ((void *) a[0], a[1], a[2], (int) a[3],
			    (void *) a[4]);
    case SYS_madvise:
      return madvise ((void *) a[0], a[1], (int) a[2]);
    case SYS_shmat:
      return (long) shmat ((int) a[0], (void *) a[1], (int) a[2]);
    default:
      return shmdt ((void *) a[0]);
    }
}

/* The same by its number.  */
static long
by_number (const struct call *c)
{
  return syscall (c->number, c->a[0], c->a[1], c->a[2], c->a[3], c->a[4],
		  c->a[5]);
}

/* Let a child make the call C by MAKE, and note what it did in *O.  */
static void
try (const struct call *c, long (*make) (const struct call *),
     struct outcome *o)
{
  int status;
  pid_t child;

  memset (o, 0, sizeof *o);
  child = fork ();
  if (child < 0)
    abort ();
  if (child == 0)
    {
      unsigned char in_core;

      errno = 12345;
      o->result = make (c);
      o->error = errno;
      for (unsigned long i = 0; i < SIZE / PAGE; i++)
	if (syscall (SYS_mincore, memory + i * PAGE, PAGE, &in_core) == 0)
	  o->mapped[i / 64] |= 1UL << i % 64;
      _exit (0);
    }
  if (waitpid (child, &status, 0) != child || status != 0)
    abort ();
}

/* True if R is an address that the kernel chose.  */
static int
is_chosen (const struct call *c, long r)
{
  return c->number != SYS_munmap && r > 0
	 && (uint64_t) r - (uint64_t) memory >= SIZE;
}

static unsigned calls, failed, wrong;

static void
check (struct call c)
{
  static long (*const ways[]) (const struct call *)
    = { direct, by_function, by_number };

  for (int i = 0; i < 3; i++)
    try (&c, ways[i], &outcomes[i]);
  calls++;
  failed += outcomes[0].result == -1;
  for (int i = 1; i < 3; i++)
    {
      if (is_chosen (&c, outcomes[0].result)
	  && is_chosen (&c, outcomes[i].result))
	outcomes[i].result = outcomes[0].result;
      if (memcmp (&outcomes[0], &outcomes[i], sizeof outcomes[0]) != 0)
	{
	  wrong++;
	  printf ("call %ld (%lx, %lx, %lx, %lx, %lx), way %d: %lx (%d), not %lx "
		  "(%d)\n",
		  c.number, c.a[0], c.a[1], c.a[2], c.a[3], c.a[4], i,
		  outcomes[i].result, outcomes[i].error, outcomes[0].result,
		  outcomes[0].error);
	}
    }
}

#define EACH(I, ARRAY) \
  (unsigned I = 0; I < sizeof (ARRAY) / sizeof (ARRAY)[0]; I++)

int
main (void)
{
  static int object[2];
  unsigned long base;

  /* Behind the memory is room for what the calls reach beyond it.  */
  memory = mmap (NULL, 4 * SIZE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED
      || mprotect (memory, SIZE, PROT_READ | PROT_WRITE) != 0)
    return 1;
  outcomes = mmap (NULL, 3 * sizeof *outcomes, PROT_READ | PROT_WRITE,
		   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  shared = shmget (IPC_PRIVATE, MB + PAGE, IPC_CREAT | 0600);
  if (outcomes == MAP_FAILED)
    return 1;
  for (unsigned long i = 0; i < SIZE; i += PAGE)
    *(int **) (memory + i) = object;
  if (munmap (memory + MB + MB / 2, PAGE) != 0)
    return 1;
  base = (unsigned long) memory;

  const unsigned long places[]
    = { base, base + PAGE, base + MB, base + 1, base + PAGE - 1,
	base + MB + MB / 2, 0, 1UL << 47, (1UL << 47) - PAGE, -PAGE, 1UL << 63 };
  const unsigned long sizes[]
    = { 0, 1, PAGE - 1, PAGE, MB + 5, SIZE, 1UL << 47, 1UL << 62, -PAGE, -1UL };
  const unsigned long advice[]
    = { MADV_DONTNEED, MADV_FREE, MADV_REMOVE, MADV_DONTFORK, MADV_DOFORK,
	MADV_WILLNEED, 12345 };
  const unsigned long moves[]
    = { 0, MREMAP_MAYMOVE, MREMAP_FIXED, MREMAP_MAYMOVE | MREMAP_FIXED,
	MREMAP_MAYMOVE | MREMAP_DONTUNMAP, 1234 };
  const unsigned long new_sizes[] = { 0, PAGE, MB + 5, 1UL << 62 };

  for EACH (p, places)
    for EACH (s, sizes)
      {
	/* The rest of the program goes with it.  */
	if (places[p] == 0 && sizes[s] >= 1UL << 47 && sizes[s] < -PAGE)
	  continue;
	check ((struct call) { SYS_munmap, { places[p], sizes[s] } });
	if (s % 2 == p % 2)
	  check ((struct call) { SYS_mmap,
				 { places[p], sizes[s], PROT_READ,
				   MAP_PRIVATE | MAP_ANONYMOUS
				     | (p % 3 == 0 ? MAP_FIXED_NOREPLACE
					: places[p] == 0 ? 0 : MAP_FIXED),
				   -1UL, 0 } });
	/* Nor must contents go of what is above.  */
	if (sizes[s] <= SIZE || (places[p] != 0 && sizes[s] >= -PAGE))
	  check ((struct call) { SYS_madvise,
				 { places[p], sizes[s],
				   advice[(p + s) % 7] } });
	if (places[p] < base + SIZE && places[p] != 0)
	  for EACH (n, new_sizes)
	    check ((struct call) { SYS_mremap,
				   { places[p], sizes[s], new_sizes[n],
				     moves[(p + s + n) % 6], base + 2 * MB } });
      }
  for EACH (p, places)
    {
      check ((struct call) { SYS_shmdt, { places[p] } });
      if (shared >= 0)
	for (unsigned long flags = 0; flags < 4; flags++)
	  check ((struct call) { SYS_shmat,
				 { (unsigned long) shared, places[p],
				   (flags & 1 ? SHM_REMAP : 0)
				     | (flags & 2 ? SHM_RND : 0) } });
    }
  check ((struct call) { SYS_shmat, { -1UL, base, SHM_REMAP } });
  if (shared >= 0)
    shmctl (shared, IPC_RMID, NULL);
  printf ("%u calls, %u of them failed, %u were wrong\n", calls, failed, wrong);
  return wrong > 0 || failed < 50 || calls - failed < 50;
}
