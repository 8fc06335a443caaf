/* A program's own SIGSEGV handler: it catches a null dereference and accesses
   to a protected page, mends them and goes on.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* noasan: takes the signals */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static sigjmp_buf escape;
static volatile char *volatile guarded;
static size_t page;
static volatile int mended;

static void
handle (int signal_number, siginfo_t *info, void *context)
{
  char *address = info->si_addr;

  (void) signal_number;
  (void) context;
  if (address >= (char *) guarded && address < (char *) guarded + page)
    {
      mprotect ((void *) guarded, page, PROT_READ | PROT_WRITE);
      mended++;
      return;
    }
  siglongjmp (escape, 1);
}

__attribute__ ((noipa)) static int
load (int *p)
{
  return *p;
}

int
main (void)
{
  struct sigaction action;

  memset (&action, 0, sizeof action);
  action.sa_sigaction = handle;
  action.sa_flags = SA_SIGINFO;
  sigemptyset (&action.sa_mask);
  if (sigaction (SIGSEGV, &action, NULL) || sigaction (SIGBUS, &action, NULL))
    return 1;
  page = (size_t) sysconf (_SC_PAGESIZE);
  guarded = mmap (NULL, page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  guarded[10] = 5;
  if (mended != 1 || guarded[10] != 5)
    return 2;
  volatile int caught = 0;
  int *volatile null = NULL;
  for (int i = 0; i < 3; i++)
    if (sigsetjmp (escape, 1))
      caught++;
    else
      load (null);
  return caught != 3;
}
