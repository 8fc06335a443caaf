/* What the programs that table-cases.awk makes give to the functions.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <locale.h>
#include <malloc.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <wchar.h>

#include <mpxguard.h>

struct aggregate
{
  void *first;
  void *second;
};
static struct aggregate aggregate;

__attribute__ ((unused)) static int
function (void)
{
  return 0;
}

/* Return a block of SIZE bytes that begins with a string.  */
__attribute__ ((unused)) static char *
text (size_t size)
{
  char *p = hide (calloc (1, size ? size : 1));

  for (size_t i = 0; i < size && i < 6; i++)
    p[i] = (char) ('a' + i);
  return p;
}

/* The same with a wide string.  */
__attribute__ ((unused)) static char *
wide_text (size_t size)
{
  char *p = hide (calloc (1, size ? size : 1));

  for (size_t i = 0; i + 4 <= size && i < 24; i += 4)
    p[i] = (char) ('a' + i / 4);
  return p;
}

/* Return a block of SIZE bytes without a NUL.  */
__attribute__ ((unused)) static char *
unterminated (size_t size)
{
  char *p = hide (malloc (size));

  memset (p, 'a', size);
  return p;
}

/* Return a pointer to just past a block.  */
__attribute__ ((unused)) static char *
past (void)
{
  return text (16) + number (16);
}

/* What the arguments of a call point to whose bounds are looked at.  */
static char object_0[4096];
static char object_1[4096];
static char object_2[4096];
static char object_3[4096];
static char object_4[4096];
static char object_5[4096];

/* Return the object for argument N.  */
__attribute__ ((unused)) static char *
zeros (int n)
{
  switch (n)
    {
    case 0:
      return hide (object_0);
    case 1:
      return hide (object_1);
    case 2:
      return hide (object_2);
    case 3:
      return hide (object_3);
    case 4:
      return hide (object_4);
    default:
      return hide (object_5);
    }
}

/* Let a string begin at P, a wide one if WIDE.  It has the character 8, which is
   looked for.  */
static void
fill (char *p, int wide)
{
  for (int i = 0; i < 6; i++)
    p[wide ? 4 * i : i] = i == 2 ? 8 : (char) ('a' + i);
}

/* Return the object for argument N, which begins with a string.  */
__attribute__ ((unused)) static char *
place (int n, int wide)
{
  char *p = zeros (n);

  fill (p, wide);
  return p;
}

/* Return a stream with a line of text.  */
__attribute__ ((unused)) static char *
stream (void)
{
  static char line[] = "line\n";

  return hide (fmemopen (line, sizeof line, "r"));
}

/* Return a stream of which some has been read as wide characters; those in memory
   cannot be.  */
__attribute__ ((unused)) static char *
wide_stream (void)
{
  FILE *f = fopen ("/proc/self/status", "r");

  getwc (f);
  return hide (f);
}

/* Return a locale.  */
__attribute__ ((unused)) static char *
locale (void)
{
  return hide (newlocale (LC_ALL_MASK, "C", NULL));
}

/* An object that pointers that are moved point to.  */
__attribute__ ((unused)) static char small[16];

/* Return the pointer that lies in the bytes at P.  */
__attribute__ ((unused)) static char *
stored (char *p)
{
  return *(char **) p;
}

/* Say whether the pointer P, if it is one, has the bounds of the SIZE bytes at
   LOWER.  */
__attribute__ ((unused)) static void
seen (const char *p, const char *lower, unsigned long size)
{
  const char *l = mpxguard_get_lower (p);
  const char *u = mpxguard_get_upper (p);
  char text[200] = "bounds seen\n";

  if (!p || p == (char *) -1)
    return;
  if (l != lower || u != lower + size - 1)
    snprintf (text, sizeof text, "%p has the bounds %p to %p, not %p to %p\n",
	      p, l, u, lower, lower + size - 1);
  /* Streams ask what a descriptor is.  */
  write (1, text, strlen (text));
}

/* Say whether P points to the begin of a block of the heap.  */
__attribute__ ((unused)) static void
seen_block (const char *p)
{
  if (p)
    seen (p, p, malloc_usable_size ((void *) p));
}

/* A structure with an array of SIZE bytes.  */
#define FIELD(S, SIZE)							\
  struct								\
  {									\
    char head[8];							\
    char array[SIZE];							\
    char tail[4096];							\
  } *S = hide (calloc (1, sizeof *S))

/* Return ARRAY, in which a string begins, a wide one if WIDE.  */
#define field(ARRAY, WIDE) (fill ((ARRAY), (WIDE)), (ARRAY))

/* Let the process end at its next call of the system other than those that a
   report is made of, and not wait: what comes now is called with arguments that
   make no sense.  Return 0 if that cannot be, in an emulator say.  */
__attribute__ ((unused)) static int
confine (void)
{
  static const int allowed[]
    = { SYS_write, SYS_ioctl, SYS_readlink, SYS_mmap, SYS_munmap, SYS_mprotect,
	SYS_madvise, SYS_getpid, SYS_gettid, SYS_tgkill, SYS_rt_sigaction,
	SYS_rt_sigprocmask, SYS_personality, SYS_getrandom, SYS_prctl, SYS_exit,
	SYS_exit_group };
  static const struct sock_filter futex[] = {
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_futex, 0, 3),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, args[1])),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, FUTEX_WAKE_PRIVATE, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
  };
  enum
  {
    COUNT = sizeof allowed / sizeof *allowed,
    FUTEX = sizeof futex / sizeof *futex
  };
  struct sock_filter filter[1 + 2 * COUNT + FUTEX];
  struct sock_fprog program = { 1 + 2 * COUNT + FUTEX, filter };
  struct rlimit seconds = { 2, 2 };

  filter[0] = (struct sock_filter)
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr));
  for (int i = 0; i < COUNT; i++)
    {
      filter[2 * i + 1] = (struct sock_filter)
	BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, allowed[i], 0, 1);
      filter[2 * i + 2] = (struct sock_filter)
	BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    }
  memcpy (filter + 1 + 2 * COUNT, futex, sizeof futex);
  setrlimit (RLIMIT_CPU, &seconds);
  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
	 && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* A report comes through this.  */
CASE (confined) { confine (); memset (text (8), 0, number (9)); }
