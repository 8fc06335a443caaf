/* mpxguard_mpx_call: call a function of the mpx backend with bounds.

   In: %rdi the function, %rsi, %rdx and %rcx its first arguments, all of them
   pointers, whose bounds are the first three records of the call area.  Out:
   what the function returns, and as the record of a result the bounds of that.
   By the psABI for MPX, the bounds of the first pointers are in the first
   bound registers, those of the result in %bnd0; the BND prefix keeps them.

   Every operand is of the form (%register), which all known emulators decode
   right.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "entry.h"
#include "mpxguard-layout.h"

	/* Newer versions of GNU as know MPX only when told.  */
	.arch	.mpx
	.text
	.hidden	mpxguard_mpx_call
	function mpxguard_mpx_call
	save	%rbx
	movq	%rdi, %rbx
	movq	%rsi, %rdi
	movq	%rdx, %rsi
	movq	%rcx, %rdx
	movq	__mpxguard_call_area@gottpoff(%rip), %r10
	addq	%fs:0, %r10
	leaq	MPXGUARD_AREA_ARGUMENT (0) + MPXGUARD_RECORD_LOWER(%r10), %r11
	bndmov	(%r11), %bnd0
	leaq	MPXGUARD_AREA_ARGUMENT (1) + MPXGUARD_RECORD_LOWER(%r10), %r11
	bndmov	(%r11), %bnd1
	leaq	MPXGUARD_AREA_ARGUMENT (2) + MPXGUARD_RECORD_LOWER(%r10), %r11
	bndmov	(%r11), %bnd2
	bnd call *%rbx

	movq	__mpxguard_call_area@gottpoff(%rip), %r10
	addq	%fs:0, %r10
	movq	%rbx, MPXGUARD_AREA_RETURNER(%r10)
	leaq	MPXGUARD_AREA_RESULT(%r10), %r11
	movq	%rax, (%r11)
	movq	$0, MPXGUARD_RECORD_LOWER(%r11)
	movq	$0, MPXGUARD_RECORD_UPPER(%r11)
	leaq	MPXGUARD_RECORD_LOWER(%r11), %r11
	bndmov	%bnd0, (%r11)
	restore	%rbx
	ret
	ends	mpxguard_mpx_call

	.section .note.GNU-stack, "", @progbits
