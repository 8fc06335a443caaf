/* The stacks of threads, which libc maps, uses again and unmaps unseen.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_THREAD_STACK_H
#define MPXGUARD_THREAD_STACK_H

#include <stdint.h>

/* The calling thread begins, which was created by the calls whose number
   CREATION is (see mpxguard_heap_stack_here): forget what bounds were in the
   memory that is its stack now, and see to it that the same is done when it
   ends.  */
void mpxguard_thread_begins (uint32_t creation);

/* Return that number for the calling thread; 0 if it is not known.  */
uint32_t mpxguard_thread_creation (void);

#endif /* MPXGUARD_THREAD_STACK_H */
