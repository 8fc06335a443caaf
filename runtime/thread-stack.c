/* The stacks of threads, which libc maps, uses again and unmaps unseen.

   In: threads that begin and end.  Out: no bounds of one thread in the stack
   of another, and no tables of stacks that nobody uses.  The end is seen by a
   destructor of thread-specific data, so it does not matter how it comes:
   return, pthread_exit, cancellation.  A destructor of the program's own that
   runs later, in the same stack, finds bounds gone, which only makes checks
   permissive.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define _GNU_SOURCE
#include "thread-stack.h"

#include <pthread.h>

#include "table.h"

/* By which calls this thread was created.  */
static __thread uint32_t created_by
  __attribute__ ((tls_model ("initial-exec")));

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Forget the bounds in the calling thread's stack, up to here.  */
static void
forget_stack (void)
{
  uint64_t here = (uint64_t) __builtin_frame_address (0);
  pthread_attr_t attributes;
  void *stack;
  size_t size;

  if (pthread_getattr_np (pthread_self (), &attributes) != 0)
    return;
  if (pthread_attr_getstack (&attributes, &stack, &size) == 0
      && here - (uint64_t) stack < size)
    mpxguard_clear (stack, here - (uint64_t) stack);
  pthread_attr_destroy (&attributes);
}

/* Destructor: the thread ends.  */
static void
thread_ends (void *unused __attribute__ ((unused)))
{
  forget_stack ();
}

static void
make_key (void)
{
  /* Without a key the ends of threads are not seen; the beginnings are.  */
  if (pthread_key_create (&key, thread_ends) != 0)
    key = (pthread_key_t) -1;
}

void
mpxguard_thread_begins (uint32_t creation)
{
  created_by = creation;
  pthread_once (&once, make_key);
  forget_stack ();
  if (key != (pthread_key_t) -1)
    pthread_setspecific (key, &key);
}

uint32_t
mpxguard_thread_creation (void)
{
  return created_by;
}
