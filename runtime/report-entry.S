/* What generated code calls rarely and without saving anything: reports of
   failed checks, and the slow end of bounds-entry.S.

   In: on the stack above the return address the operands, the first one
   lowest.  The caller has pushed them, so that no register has to be free; it has
   no red zone (the plugin sees to that).  Out: the operands are popped; if the entry returns, every register,
   the flags, and the x87, SSE, AVX, AVX-512 and MPX state are as they were: the
   compiler has been told that this call changes none of them.  Elsewhere than
   on MPX the prefixes bnd do nothing.

   The caller's own unwind information does not know how the stack pointer was
   moved.  The unwind information here makes up for that: it says where the
   caller's stack pointer was before.

   Frame, from the return address down: %rbp, the flags, nine registers (fifteen
   and a word in __mpxguard_check_failed), then on a multiple of 64 the area for
   xsave.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "entry.h"

/* Bytes of what fxsave writes, and of the header of an xsave area.  */
#define LEGACY_SIZE 512
#define HEADER_SIZE 64

/* Save the state that is not in general registers below the stack pointer, which
   comes to be a multiple of 64; changes %rax, %rdx and %r10.  Then let it be
   as C code may expect it at a call.  */
.macro save_state
	/* Make room for the larger of the two forms of state.  */
	movq	mpxguard_xstate_size(%rip), %r10
	testq	%r10, %r10
	bnd jz	.Lsave_legacy\@
	subq	%r10, %rsp
	andq	$-64, %rsp
	/* xsave leaves most of the header as it finds it.  */
	xorl	%eax, %eax
	movq	%rax, LEGACY_SIZE+0(%rsp)
	movq	%rax, LEGACY_SIZE+8(%rsp)
	movq	%rax, LEGACY_SIZE+16(%rsp)
	movq	%rax, LEGACY_SIZE+24(%rsp)
	movq	%rax, LEGACY_SIZE+32(%rsp)
	movq	%rax, LEGACY_SIZE+40(%rsp)
	movq	%rax, LEGACY_SIZE+48(%rsp)
	movq	%rax, LEGACY_SIZE+56(%rsp)
	movl	mpxguard_xstate_mask(%rip), %eax
	movl	mpxguard_xstate_mask+4(%rip), %edx
	xsave64	(%rsp)
	bnd jmp	.Lsaved\@
.Lsave_legacy\@:
	subq	$LEGACY_SIZE, %rsp
	andq	$-64, %rsp
	fxsave64 (%rsp)
.Lsaved\@:
	/* The state that C code may expect at a call.  */
	fninit
	pushq	$0x1f80
	ldmxcsr	(%rsp)
	leaq	8(%rsp), %rsp
.endm

/* Restore that state from the stack pointer on.  */
.macro restore_state
	movq	mpxguard_xstate_size(%rip), %r10
	testq	%r10, %r10
	bnd jz	.Lrestore_legacy\@
	movl	mpxguard_xstate_mask(%rip), %eax
	movl	mpxguard_xstate_mask+4(%rip), %edx
	xrstor64 (%rsp)
	bnd jmp	.Lrestored\@
.Lrestore_legacy\@:
	fxrstor64 (%rsp)
.Lrestored\@:
.endm

/* Define NAME, which calls the C function FUNCTION with its COUNT operands,
   five at the most, the return address coming after the first four (or behind
   what stands in the place of these where there are less).  */
.macro entry name, count, function
	function \name
	operands \count
	make_frame \count
	pushfq
	cld
	push_changed -32, \count
	save_state
	movq	16(%rbp), %rdi
	movq	24(%rbp), %rsi
	movq	32(%rbp), %rdx
	movq	40(%rbp), %rcx
	movq	8(%rbp), %r8
	movq	48(%rbp), %r9
	call	\function

	restore_state
	leaq	-80(%rbp), %rsp
	pop_changed
	popfq
	leave_frame \count
	bnd ret	$8 * \count
	ends	\name
.endm

	/* Newer versions of GNU as know MPX only when told.  */
	.arch	.mpx
	.text
	/* A check failed: the address, the bounds, size and flags.  */
	entry	__mpxguard_report, 4, mpxguard_report_failed
	/* The same with the name of the library function that is about to make
	   the access.  */
	entry	__mpxguard_report_by, 5, mpxguard_library_failed
	/* A check that was made for several accesses failed; the last is their
	   number.  */
	entry	__mpxguard_report_range, 5, mpxguard_range_failed
	/* The same three where the bounds are given by the address of the word
	   of the upper one.  */
	entry	__mpxguard_report_found, 3, mpxguard_found_failed
	entry	__mpxguard_report_found_by, 4, mpxguard_found_library_failed
	entry	__mpxguard_report_found_range, 4, mpxguard_found_range_failed
	/* Bounds are to be stored where no table is yet: the slot, the pointer,
	   its bounds.  */
	.hidden	mpxguard_store_without_table
	entry	mpxguard_store_without_table, 4, mpxguard_store_slow

	/* A check of generated code failed that describes itself by a record
	   behind the call: see check-failed.c.  No operands are pushed, and
	   all general registers are saved, in the order of their numbers.  The
	   first five bytes behind the call are a jump to where the function
	   goes on: for unwinders, who know nothing of cold code, the call came
	   from there.  */
	function __mpxguard_check_failed
	make_frame
	pushfq
	cld
	save_in_frame %r15, (-32)
	save_in_frame %r14, (-40)
	save_in_frame %r13, (-48)
	save_in_frame %r12, (-56)
	save_in_frame %r11, (-64)
	save_in_frame %r10, (-72)
	save_in_frame %r9, (-80)
	save_in_frame %r8, (-88)
	save_in_frame %rdi, (-96)
	save_in_frame %rsi, (-104)
	pushq	(%rbp)
	pushq	%rsp
	save_in_frame %rbx, (-128)
	save_in_frame %rdx, (-136)
	save_in_frame %rcx, (-144)
	save_in_frame %rax, (-152)
	movq	8(%rbp), %rax
	movslq	1(%rax), %rcx
	leaq	5(%rax,%rcx), %rcx
	pushq	%rcx
	.cfi_offset %rip, -160
	save_state
	leaq	-136(%rbp), %rdi
	movq	8(%rbp), %rsi
	movq	-144(%rbp), %rdx
	call	mpxguard_check_failed
	restore_state
	leaq	-136(%rbp), %rsp
	.cfi_offset %rip, -8
	popq	%rax
	popq	%rcx
	popq	%rdx
	popq	%rbx
	leaq	16(%rsp), %rsp
	popq	%rsi
	popq	%rdi
	popq	%r8
	popq	%r9
	popq	%r10
	popq	%r11
	popq	%r12
	popq	%r13
	popq	%r14
	popq	%r15
	popfq
	leave_frame
	ret
	ends	__mpxguard_check_failed

	.section .note.GNU-stack, "", @progbits
