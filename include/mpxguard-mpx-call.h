/* What the mpx backend's code tells the runtime at a call through a pointer.

   Functions of the mpx backend get bounds in bound registers, those of the
   runtime through the call area.  A call through a pointer finds out which it is
   when it runs: a function without the signature that the call expects gets
   INIT in all bound registers, and records in case it is the runtime's.  The
   call pushes a word that says, for each general register that holds arguments,
   which argument it is:

       bits 4N+3:4N	the argument in register N of %rdi, %rsi, %rdx, %rcx,
			%r8, %r9; 14 for a pointer without bounds, which takes
			a bound register too, all ones if it is no pointer
       bit 24		there are variable arguments: the bound registers are
			numbered as the general ones, not by the pointers
       bits 31:25	for these, an upper limit on the words of stack

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MPX_CALL_H
#define MPXGUARD_MPX_CALL_H

#define MPXGUARD_INFO_WITHOUT_BOUNDS 14
#define MPXGUARD_INFO_NO_POINTER 15
#define MPXGUARD_INFO_VARIABLE 0x1000000
#define MPXGUARD_INFO_STACK_SHIFT 25

#endif /* MPXGUARD_MPX_CALL_H */
