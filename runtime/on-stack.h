/* Call a function on another stack.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_ON_STACK_H
#define MPXGUARD_ON_STACK_H

/* Call FUNCTION with ARGUMENT on the stack that ends before TOP, which is a
   multiple of 16.  */
void mpxguard_on_stack (void (*function) (void *argument), void *argument,
			void *top);

#endif /* MPXGUARD_ON_STACK_H */
