/* Generated code lets a pointer out of its object; and what functions in
   .preinit_array begin with, without operands.

   In: on the stack, as for the entries of report-entry.S, the pointer and the
   bounds of its object: both of them, or the address of the word of the upper
   one.  Out: they are popped; every register but the flags is
   as it was: the compiler has been told that this call changes none.
   The C functions of the first use general registers only, so no others need to
   be saved; of the last the compiler knows better.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifdef __CET__
#include <cet.h>
#else
#define _CET_ENDBR
#endif

/* Push register REG, which then lies OFFSET bytes from the stack pointer that
   the caller had, but for the red zone and SIZE bytes of operands.  */
.macro save reg, offset, size
	pushq	\reg
	.cfi_offset \reg, \offset - \size
.endm

/* Define NAME, which calls the C function FUNCTION with its operands, SIZE
   bytes.  */
.macro entry name, size, function
	.globl	\name
	.type	\name, @function
	.p2align 4
\name:
	.cfi_startproc
	_CET_ENDBR
	.cfi_def_cfa_offset 8 + \size
	.cfi_offset %rip, -8 - \size
	pushq	%rbp
	.cfi_def_cfa_offset 16 + \size
	.cfi_offset %rbp, -16 - \size
	movq	%rsp, %rbp
	.cfi_def_cfa_register %rbp
	save	%rax, -24, \size
	save	%rcx, -32, \size
	save	%rdx, -40, \size
	save	%rsi, -48, \size
	save	%rdi, -56, \size
	save	%r8, -64, \size
	save	%r9, -72, \size
	save	%r10, -80, \size
	save	%r11, -88, \size
	andq	$-16, %rsp
	movq	16(%rbp), %rdi
	movq	24(%rbp), %rsi
	movq	32(%rbp), %rdx
	call	\function
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
	.cfi_def_cfa %rsp, 8 + \size
	.cfi_restore %rbp
	ret	$\size
	.cfi_endproc
	.size	\name, .-\name
.endm

	.text
	entry	__mpxguard_escape, 24, mpxguard_escape
	entry	__mpxguard_escape_found, 16, mpxguard_escape_found
	entry	__mpxguard_begin, 0, mpxguard_begin

	.section .note.GNU-stack, "", @progbits
