/* mpxguard_on_stack: call a function on another stack.

   In: %rdi the function, %rsi its argument, %rdx one past the end of the
   stack, a multiple of 16.  Out: nothing.  The unwinder finds the way back
   by %rbp.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "entry.h"

	.text
	.hidden	mpxguard_on_stack
	function mpxguard_on_stack
	make_frame
	movq	%rdi, %rax
	movq	%rsi, %rdi
	movq	%rdx, %rsp
	call	*%rax
	movq	%rbp, %rsp
	leave_frame
	ret
	ends	mpxguard_on_stack

	.section .note.GNU-stack, "", @progbits
