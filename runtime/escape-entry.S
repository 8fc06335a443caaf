/* __mpxguard_escape: generated code lets a pointer out of its object.

   In: on the stack, as for the entries of report-entry.S, the pointer and the
   bounds of its object.  Out: they are popped; every register but the flags is
   as it was: the compiler has been told that this call changes none.
   mpxguard_escape uses general registers only, so no others need to be saved.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifdef __CET__
#include <cet.h>
#else
#define _CET_ENDBR
#endif

/* What the caller has moved its stack pointer by: past the red zone, and by
   three operands.  */
#define OPERANDS 24
#define RED_ZONE (128 + OPERANDS)

/* Push register REG, which then lies OFFSET bytes from the frame address that
   there would be without a red zone.  */
.macro save reg, offset
	pushq	\reg
	.cfi_offset \reg, \offset - RED_ZONE
.endm

	.text
	.globl	__mpxguard_escape
	.type	__mpxguard_escape, @function
	.p2align 4
__mpxguard_escape:
	.cfi_startproc
	_CET_ENDBR
	.cfi_def_cfa_offset 8 + RED_ZONE
	.cfi_offset %rip, -8 - RED_ZONE
	pushq	%rbp
	.cfi_def_cfa_offset 16 + RED_ZONE
	.cfi_offset %rbp, -16 - RED_ZONE
	movq	%rsp, %rbp
	.cfi_def_cfa_register %rbp
	save	%rax, -24
	save	%rcx, -32
	save	%rdx, -40
	save	%rsi, -48
	save	%rdi, -56
	save	%r8, -64
	save	%r9, -72
	save	%r10, -80
	save	%r11, -88
	andq	$-16, %rsp
	movq	16(%rbp), %rdi
	movq	24(%rbp), %rsi
	movq	32(%rbp), %rdx
	call	mpxguard_escape
	leaq	-72(%rbp), %rsp
	popq	%r11
	popq	%r10
	popq	%r9
	popq	%r8
	popq	%rdi
	popq	%rsi
	popq	%rdx
	popq	%rcx
	popq	%rax
	popq	%rbp
	.cfi_def_cfa %rsp, 8 + RED_ZONE
	.cfi_restore %rbp
	ret	$OPERANDS
	.cfi_endproc
	.size	__mpxguard_escape, .-__mpxguard_escape

	.section .note.GNU-stack, "", @progbits
