/* The stacks of threads, which libc maps, uses again and unmaps unseen.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_THREAD_STACK_H
#define MPXGUARD_THREAD_STACK_H

/* The calling thread begins: forget what bounds were in the memory that is
   its stack now, and see to it that the same is done when it ends.  */
void mpxguard_thread_begins (void);

#endif /* MPXGUARD_THREAD_STACK_H */
