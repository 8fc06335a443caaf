/* The bounds of a pointer that cannot be derived: how generated code of
   metadata=hybrid asks the tables and the call area.

   In general registers, as the comment at each entry says.  Out: lower and
   upper bound in %rax and %rdx; every other register, the SSE state among
   them, is as it was, because the compiler has been told that only these two
   change.  The caller has moved its stack pointer past the red zone.

   A pointer that may lie in the heap is derived here too (the derivation of
   mpxguard-heap-layout.h), so code that should be small calls these for every
   pointer.

   Bounds that begin above their own pointer come back with an upper bound of
   0: generated code tests only the upper bound of an access at or above a
   pointer that it has just asked for.  The report that follows consults the
   record that was made when the pointer left its object (escape.c).

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "mpxguard-heap-layout.h"

#ifdef __CET__
#include <cet.h>
#else
#define _CET_ENDBR
#endif

#define DIRECTORY MPXGUARD_DIRECTORY_BASE
#define ZERO_TABLE MPXGUARD_ZERO_TABLE
#define HEAP_TABLE MPXGUARD_HEAP_TABLE_BASE

/* The caller's stack pointer before it passed the red zone.  */
#define RED_ZONE 128

.macro begin name
	.globl	\name
	.type	\name, @function
	.p2align 4
\name:
	.cfi_startproc
	_CET_ENDBR
	.cfi_def_cfa_offset 8 + RED_ZONE
	.cfi_offset %rip, -8 - RED_ZONE
	pushq	%rcx
	.cfi_adjust_cfa_offset 8
	.cfi_offset %rcx, -16 - RED_ZONE
.endm

.macro finish name
	.cfi_endproc
	.size	\name, .-\name
.endm

/* Go on only if the pointer %rsi cannot lie in the heap; derive its bounds and
   return otherwise.  Changes %rcx.  */
.macro derive_or_go_on
	movq	%rsi, %rcx
	shrq	$MPXGUARD_HEAP_REGION_SHIFT, %rcx
	leal	-1(%rcx), %edx
	cmpl	$MPXGUARD_HEAP_LAST_REGION, %edx
	jb	derive
.endm

/* Return with the bounds %rax, %rdx of the pointer %rsi.  */
.macro answer
	cmpq	%rax, %rsi
	jae	1f
	xorl	%edx, %edx
1:	popq	%rcx
	.cfi_remember_state
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rcx
	ret
	.cfi_restore_state
.endm

	.text

/* %rdi is a slot that holds the pointer %rsi.  */
	begin	__mpxguard_bounds_load
	derive_or_go_on
	movq	%rdi, %rax
	shrq	$MPXGUARD_SLICE_SHIFT, %rax
	movl	%edi, %edx
	andl	$MPXGUARD_SLOT_MASK, %edx
	addq	%rdx, %rdx
	addq	DIRECTORY(,%rax,8), %rdx
	/* One access, or the entry could be torn.  */
	subq	$32, %rsp
	.cfi_adjust_cfa_offset 32
	movups	%xmm0, (%rsp)
	movaps	ZERO_TABLE(%rdx), %xmm0
	movups	%xmm0, 16(%rsp)
	movups	(%rsp), %xmm0
	movq	16(%rsp), %rdx
	movq	24(%rsp), %rcx
	addq	$32, %rsp
	.cfi_adjust_cfa_offset -32
	cmpq	%rsi, %rdx
	jne	init
	movslq	%ecx, %rdx
	movq	%rsi, %rax
	subq	%rdx, %rax
	sarq	$32, %rcx
	leaq	-1(%rsi,%rcx), %rdx
	answer
	finish	__mpxguard_bounds_load

/* %rsi is argument %eax of the function %rdi, which was just entered.  The
   record is consumed.  */
	begin	__mpxguard_bounds_argument
	derive_or_go_on
	movq	__mpxguard_call_area@gottpoff(%rip), %rcx
	pushq	%rbx
	.cfi_adjust_cfa_offset 8
	.cfi_offset %rbx, -24 - RED_ZONE
	leaq	(%rax,%rax,2), %rdx
	leaq	(%rcx,%rdx,8), %rdx
	/* The record first, whose it is after it: a signal handler in between
	   changes the latter.  */
	movq	%fs:MPXGUARD_AREA_ARGUMENT (0)+MPXGUARD_RECORD_POINTER(%rdx), %rbx
	pushq	%fs:MPXGUARD_AREA_ARGUMENT (0)+MPXGUARD_RECORD_UPPER(%rdx)
	.cfi_adjust_cfa_offset 8
	pushq	%fs:MPXGUARD_AREA_ARGUMENT (0)+MPXGUARD_RECORD_LOWER(%rdx)
	.cfi_adjust_cfa_offset 8
	cmpq	%rsi, %rbx
	jne	2f
	cmpq	%rdi, %fs:MPXGUARD_AREA_CALLEE(%rcx)
	jne	2f
	movl	%fs:MPXGUARD_AREA_VALID(%rcx), %ebx
	btrl	%eax, %ebx
	jnc	2f
	movl	%ebx, %fs:MPXGUARD_AREA_VALID(%rcx)
	popq	%rax
	.cfi_remember_state
	.cfi_adjust_cfa_offset -8
	popq	%rdx
	.cfi_adjust_cfa_offset -8
	popq	%rbx
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rbx
	answer
	.cfi_restore_state
2:	addq	$16, %rsp
	.cfi_adjust_cfa_offset -16
	popq	%rbx
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rbx
	jmp	init
	finish	__mpxguard_bounds_argument

/* %rsi is what the function %rdi has just returned.  The record is
   consumed.  */
	begin	__mpxguard_bounds_result
	derive_or_go_on
	movq	__mpxguard_call_area@gottpoff(%rip), %rcx
	movq	%fs:MPXGUARD_AREA_RESULT+MPXGUARD_RECORD_UPPER(%rcx), %rdx
	movq	%fs:MPXGUARD_AREA_RESULT+MPXGUARD_RECORD_LOWER(%rcx), %rax
	cmpq	%rsi, %fs:MPXGUARD_AREA_RESULT+MPXGUARD_RECORD_POINTER(%rcx)
	jne	init
	cmpq	%rdi, %fs:MPXGUARD_AREA_RETURNER(%rcx)
	jne	init
	movq	$0, %fs:MPXGUARD_AREA_RETURNER(%rcx)
	answer
	finish	__mpxguard_bounds_result

/* The ends of the three: %rcx lies on the stack.  */
	.type	derive, @function
derive:
	.cfi_startproc
	.cfi_def_cfa_offset 16 + RED_ZONE
	.cfi_offset %rip, -8 - RED_ZONE
	.cfi_offset %rcx, -16 - RED_ZONE
	shlq	$4, %rcx
	movq	%rsi, %rax
	mulq	HEAP_TABLE+MPXGUARD_HEAP_ENTRY_MAGIC(%rcx)
	movq	HEAP_TABLE+MPXGUARD_HEAP_ENTRY_SIZE(%rcx), %rcx
	imulq	%rcx, %rdx
	movq	%rdx, %rax
	movq	-8(%rdx,%rcx), %rcx
	leaq	-1(%rdx,%rcx), %rdx
	popq	%rcx
	.cfi_remember_state
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rcx
	ret
	.cfi_restore_state
init:
	xorl	%eax, %eax
	movq	$-1, %rdx
	popq	%rcx
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rcx
	ret
	finish	derive

/* %rdi is a slot that holds the pointer %rsi, whose bounds are %rdx and %rcx,
   from now on.  Changes no register at all.  */
	begin	__mpxguard_bounds_store
	pushq	%rax
	.cfi_adjust_cfa_offset 8
	.cfi_offset %rax, -24 - RED_ZONE
	movq	%rsi, %rax
	shrq	$MPXGUARD_HEAP_REGION_SHIFT, %rax
	decl	%eax
	cmpl	$MPXGUARD_HEAP_LAST_REGION, %eax
	jb	3f
	movq	%rdi, %rax
	shrq	$MPXGUARD_SLICE_SHIFT, %rax
	cmpq	$0, DIRECTORY(,%rax,8)
	je	4f
	pushq	%rbx
	.cfi_adjust_cfa_offset 8
	.cfi_offset %rbx, -32 - RED_ZONE
	pushq	%rdx
	.cfi_adjust_cfa_offset 8
	movq	DIRECTORY(,%rax,8), %rax
	movl	%edi, %ebx
	andl	$MPXGUARD_SLOT_MASK, %ebx
	leaq	ZERO_TABLE(%rax,%rbx,2), %rbx
	subq	$32, %rsp
	.cfi_adjust_cfa_offset 32
	movups	%xmm0, (%rsp)
	movq	$0, 16(%rsp)
	movq	$0, 24(%rsp)
	/* Distances that do not fit, INIT's among them, leave {0, 0}.  */
	subq	%rsi, %rdx
	negq	%rdx
	movslq	%edx, %rax
	cmpq	%rax, %rdx
	jne	5f
	subq	%rsi, %rcx
	incq	%rcx
	movslq	%ecx, %rax
	cmpq	%rax, %rcx
	jne	5f
	movq	%rsi, 16(%rsp)
	movl	%edx, 24(%rsp)
	movl	%ecx, 28(%rsp)
5:	movups	16(%rsp), %xmm0
	movaps	%xmm0, (%rbx)
	movups	(%rsp), %xmm0
	addq	$32, %rsp
	.cfi_adjust_cfa_offset -32
	popq	%rdx
	.cfi_adjust_cfa_offset -8
	popq	%rbx
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rbx
3:	popq	%rax
	.cfi_remember_state
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rax
	popq	%rcx
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rcx
	ret
	.cfi_restore_state
	/* INIT needs no table.  */
4:	testq	%rdx, %rdx
	jnz	6f
	cmpq	$-1, %rcx
	je	3b
6:	popq	%rax
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rax
	popq	%rcx
	.cfi_adjust_cfa_offset -8
	.cfi_restore %rcx
	jmp	mpxguard_store_without_table
	finish	__mpxguard_bounds_store

	.section .note.GNU-stack, "", @progbits
