/* A tracked pointer with found bounds is stored: the usual case, in few
   instructions; bounds-entry.S knows all others.

   In: in %rax the slot, in %rdx the pointer, in %rcx the address of the word
   that holds the upper bound.  Out: the table's entry of the slot says so; %rax,
   %rcx, %rdx, %r11, %xmm0, %xmm1 and the flags are changed.

   The usual case is a pair of words that lasts as long as the process, since it
   is kept or stands in the program (kept-bounds.h), and a slot that has a
   table.  Most usual is that the slot has these bounds already, and the pointer was
   only moved in its object.  The plugin has the calls in soft-table.cc.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "entry.h"
#include "kept-bounds.h"
#include "mpxguard-heap-layout.h"

	.text
	function __mpxguard_put_found
	movq	%rax, %r11
	movq	%rax, %xmm0
	shrq	$MPXGUARD_SLICE_SHIFT, %r11
	andl	$MPXGUARD_SLOT_MASK, %eax
	movq	MPXGUARD_DIRECTORY_BASE(,%r11,8), %r11
	cmpq	%rcx, MPXGUARD_ZERO_TABLE+8(%r11,%rax,2)
	jne	0f
	movq	%rdx, MPXGUARD_ZERO_TABLE(%r11,%rax,2)
	ret
0:	movq	%xmm0, %rax
	movq	%rcx, %r11
	subq	mpxguard_kept_bounds(%rip), %r11
	shrq	$4, %r11
	cmpq	mpxguard_kept_mask(%rip), %r11
	jbe	1f
	movq	%rcx, %r11
	subq	mpxguard_program_start(%rip), %r11
	cmpq	mpxguard_program_size(%rip), %r11
	jae	2f
1:	movq	%rax, %r11
	shrq	$MPXGUARD_SLICE_SHIFT, %r11
	movq	MPXGUARD_DIRECTORY_BASE(,%r11,8), %r11
	testq	%r11, %r11
	jz	2f
	andl	$MPXGUARD_SLOT_MASK, %eax
	/* As a whole: threads that read it may not find half of it.  */
	movq	%rdx, %xmm0
	movq	%rcx, %xmm1
	punpcklqdq %xmm1, %xmm0
	movaps	%xmm0, MPXGUARD_ZERO_TABLE(%r11,%rax,2)
	ret
2:	pushq	%rcx
	.cfi_adjust_cfa_offset 8
	pushq	%rcx
	.cfi_adjust_cfa_offset 8
	pushq	%rdx
	.cfi_adjust_cfa_offset 8
	pushq	%rax
	.cfi_adjust_cfa_offset 8
	call	*__mpxguard_store_found@GOTPCREL(%rip)
	.cfi_adjust_cfa_offset -32
	ret
	ends	__mpxguard_put_found

	.section .note.GNU-stack, "", @progbits
