/* What the entries in assembly share: how a function begins and ends, and how a
   register is saved such that unwinders find it.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_ENTRY_H
#define MPXGUARD_ENTRY_H

/* Instructions that calls through pointers may lead to.  */
#ifdef __CET__
#include <cet.h>
#else
#define _CET_ENDBR
#endif

/* Begin the function NAME, visible as BINDING says.  */
.macro function name, binding=globl
	.\binding	\name
	.type	\name, @function
	.p2align 4
\name:
	.cfi_startproc
	_CET_ENDBR
.endm

/* End it.  */
.macro ends name
	.cfi_endproc
	.size	\name, .-\name
.endm

/* Above the return address COUNT operands stand, which the function pops: the
   caller's stack pointer was above them.  */
.macro operands count
	.cfi_def_cfa_offset 8 + 8 * \count
	.cfi_offset %rip, -8 - 8 * \count
.endm

/* Push the register REG, and pop it.  */
.macro save reg
	pushq	\reg
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset \reg, 0
.endm

.macro restore reg
	popq	\reg
	.cfi_adjust_cfa_offset -8
	.cfi_restore \reg
.endm

/* Make %rbp the base of the frame, behind COUNT operands.  */
.macro make_frame count=0
	pushq	%rbp
	.cfi_def_cfa_offset 16 + 8 * \count
	.cfi_offset %rbp, -16 - 8 * \count
	movq	%rsp, %rbp
	.cfi_def_cfa_register %rbp
.endm

/* Push the register REG in such a frame: it then lies OFFSET bytes from the stack
   pointer that the caller had, but for COUNT operands.  */
.macro save_in_frame reg, offset, count=0
	pushq	\reg
	.cfi_offset \reg, \offset - 8 * \count
.endm

/* Leave such a frame, whose registers have been popped.  */
.macro leave_frame count=0
	popq	%rbp
	.cfi_def_cfa %rsp, 8 + 8 * \count
	.cfi_restore %rbp
.endm

/* Pop what calls change, as save_in_frame pushed it: %rax first.  */
.macro pop_changed
	popq	%r11
	popq	%r10
	popq	%r9
	popq	%r8
	popq	%rdi
	popq	%rsi
	popq	%rdx
	popq	%rcx
	popq	%rax
.endm

/* Push it: %rax comes to lie OFFSET bytes from the stack pointer that the caller
   had, but for COUNT operands, the others below.  */
.macro push_changed offset, count=0
	save_in_frame	%rax, (\offset), \count
	save_in_frame	%rcx, (\offset - 8), \count
	save_in_frame	%rdx, (\offset - 16), \count
	save_in_frame	%rsi, (\offset - 24), \count
	save_in_frame	%rdi, (\offset - 32), \count
	save_in_frame	%r8, (\offset - 40), \count
	save_in_frame	%r9, (\offset - 48), \count
	save_in_frame	%r10, (\offset - 56), \count
	save_in_frame	%r11, (\offset - 64), \count
.endm

#endif /* MPXGUARD_ENTRY_H */
