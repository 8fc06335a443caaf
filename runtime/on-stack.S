/* mpxguard_on_stack: call a function on another stack.

   In: %rdi the function, %rsi its argument, %rdx one past the end of the
   stack, a multiple of 16.  Out: nothing.  The unwinder finds the way back
   by %rbp.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifdef __CET__
#include <cet.h>
#else
#define _CET_ENDBR
#endif

	.text
	.globl	mpxguard_on_stack
	.hidden	mpxguard_on_stack
	.type	mpxguard_on_stack, @function
	.p2align 4
mpxguard_on_stack:
	.cfi_startproc
	_CET_ENDBR
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset %rbp, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register %rbp
	movq	%rdi, %rax
	movq	%rsi, %rdi
	movq	%rdx, %rsp
	call	*%rax
	movq	%rbp, %rsp
	popq	%rbp
	.cfi_def_cfa %rsp, 8
	.cfi_restore %rbp
	ret
	.cfi_endproc
	.size	mpxguard_on_stack, .-mpxguard_on_stack

	.section .note.GNU-stack, "", @progbits
