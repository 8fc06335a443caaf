/* The bounds of a pointer that was found not to lie in the heap: the usual
   cases, in few instructions; bounds-entry.S knows all others.

   In: the pointer in %rdx; in %rax the slot that it was loaded from, or the
   address of the function that was just entered or has just returned.  Out:
   the lower bound in %rdx, in %rax the address of the word that holds the
   upper one.  Every other register is as it was, but for the flags.

   The plugin has the code that calls these in soft-asm.cc.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "entry.h"
#include "kept-bounds.h"
#include "mpxguard-heap-layout.h"

/* Ask the entry ASK, with OPERANDS on the stack behind the pointer and what
   %rax holds: all but two are popped.  */
.macro ask_and_leave name, ask, operands=0
	pushq	%rdx
	.cfi_adjust_cfa_offset 8
	pushq	%rax
	.cfi_adjust_cfa_offset 8
	call	*\ask@GOTPCREL(%rip)
	.if \operands
	.cfi_adjust_cfa_offset -8 * \operands
	.endif
	popq	%rdx
	.cfi_adjust_cfa_offset -8
	popq	%rax
	.cfi_adjust_cfa_offset -8
	ret
	ends	\name
.endm

	.text

/* By the table's entry.  Another thread writes it as a whole: the second word
   has not changed between two equal readings of it, and the first one is its
   owner.  */
	function __mpxguard_find_load
	save	%rcx
	save	%rax
	movq	%rax, %rcx
	shrq	$MPXGUARD_SLICE_SHIFT, %rcx
	movq	MPXGUARD_DIRECTORY_BASE(,%rcx,8), %rcx
	andl	$MPXGUARD_SLOT_MASK, %eax
	leaq	(%rcx,%rax,2), %rcx
	movq	MPXGUARD_ZERO_TABLE+8(%rcx), %rax
	cmpq	%rdx, MPXGUARD_ZERO_TABLE(%rcx)
	jne	2f
	cmpq	%rax, MPXGUARD_ZERO_TABLE+8(%rcx)
	jne	3f
	testq	%rax, %rax
	jz	2f
	movq	8(%rax), %rcx
	cmpq	%rcx, %rdx
	jb	3f
	movq	%rcx, %rdx
	.cfi_remember_state
1:	leaq	8(%rsp), %rsp
	.cfi_adjust_cfa_offset -8
	restore	%rcx
	ret
	.cfi_restore_state
	/* No record: INIT.  */
2:	xorl	%edx, %edx
	movl	$MPXGUARD_HEAP_UNLIMITED, %eax
	jmp	1b
3:	restore	%rax
	restore	%rcx
	ask_and_leave __mpxguard_find_load, __mpxguard_bounds_load

/* Take to %rbx what the record at OFFSET of the call area says, if it is found
   bounds of the pointer %rdx in which that lies, and OWNER is %rax; else go to
   1.  The record comes first, whose it is after it: a signal handler in between
   changes the latter.  */
.macro read_record offset, owner
	movq	__mpxguard_call_area@gottpoff(%rip), %rcx
	movq	%fs:\offset+MPXGUARD_RECORD_LOWER(%rcx), %rbx
	cmpq	%rdx, %fs:\offset+MPXGUARD_RECORD_POINTER(%rcx)
	jne	1f
	cmpq	$MPXGUARD_RECORD_FOUND, %fs:\offset+MPXGUARD_RECORD_UPPER(%rcx)
	jne	1f
	cmpq	%rax, %fs:\owner(%rcx)
	jne	1f
.endm

/* Yield those bounds if the pointer lies in them, else go to 1; the record is
   taken by clearing the word CONSUME.  */
.macro take_record consume
	cmpq	8(%rbx), %rdx
	jb	1f
	movq	$0, %fs:\consume(%rcx)
	movq	8(%rbx), %rdx
	movq	%rbx, %rax
	.cfi_remember_state
	restore	%rbx
	restore	%rcx
	ret
	.cfi_restore_state
.endm

/* Define the entry for argument NUMBER.  */
.macro find_argument number
	function __mpxguard_find_argument_\number
	save	%rcx
	save	%rbx
	read_record MPXGUARD_AREA_ARGUMENT(\number), MPXGUARD_AREA_CALLEE
	btl	$\number, %fs:MPXGUARD_AREA_VALID(%rcx)
	jnc	1f
	take_record MPXGUARD_AREA_ARGUMENT(\number)+MPXGUARD_RECORD_POINTER
1:	restore	%rbx
	restore	%rcx
	pushq	$\number
	.cfi_adjust_cfa_offset 8
	ask_and_leave __mpxguard_find_argument_\number, \
		      __mpxguard_bounds_argument, 1
.endm

.irp number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19
	find_argument \number
.endr
	.if MPXGUARD_ARGUMENT_RECORDS - 20
	.error "an entry for each record, please"
	.endif

	function __mpxguard_find_result
	save	%rcx
	save	%rbx
	read_record MPXGUARD_AREA_RESULT, MPXGUARD_AREA_RETURNER
	take_record MPXGUARD_AREA_RETURNER
1:	restore	%rbx
	restore	%rcx
	ask_and_leave __mpxguard_find_result, __mpxguard_bounds_result

	.section .note.GNU-stack, "", @progbits
