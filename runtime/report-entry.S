/* What generated code calls rarely and without saving anything: reports of
   failed checks, and the slow ends of bounds-entry.S.

   In: %rdi, %rsi, %rdx and %rcx, as for a C function; %rax where the entry
   says so.  Out: nothing; if it returns, every register, the flags, and the
   x87, SSE, AVX and AVX-512 state are as they were: the compiler has been told
   that this call changes none of them.

   The caller may keep data in the 128 bytes below its stack pointer (the red
   zone), so it moves the stack pointer past them around the call, where its
   own unwind information does not know of it.  The unwind information here
   makes up for that: it says that the caller's stack pointer is 128 bytes
   above where the call found it.

   Frame, from the return address down: %rbp, the flags, nine registers, then
   on a multiple of 64 the area for xsave.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifdef __CET__
#include <cet.h>
#else
#define _CET_ENDBR
#endif

/* Bytes of what fxsave writes, and of the header of an xsave area.  */
#define LEGACY_SIZE 512
#define HEADER_SIZE 64

/* What the caller has moved its stack pointer by.  */
#define RED_ZONE 128

/* Push register REG, which then lies OFFSET bytes from the frame address that
   there would be without a red zone.  */
.macro save reg, offset
	pushq	\reg
	.cfi_offset \reg, \offset - RED_ZONE
.endm

/* Define NAME, which calls the C function FUNCTION with the four arguments,
   the return address, and %rax if NAMED is 1 (0 otherwise).  */
.macro entry name, named, function
	.globl	\name
	.type	\name, @function
	.p2align 4
\name:
	.cfi_startproc
	_CET_ENDBR
	.cfi_def_cfa_offset 8 + RED_ZONE
	.cfi_offset %rip, -8 - RED_ZONE
	pushq	%rbp
	.cfi_def_cfa_offset 16 + RED_ZONE
	.cfi_offset %rbp, -16 - RED_ZONE
	movq	%rsp, %rbp
	.cfi_def_cfa_register %rbp
	pushfq
	cld
	save	%rax, -32
	save	%rcx, -40
	save	%rdx, -48
	save	%rsi, -56
	save	%rdi, -64
	save	%r8, -72
	save	%r9, -80
	save	%r10, -88
	save	%r11, -96

	/* Make room for the larger of the two forms of state.  */
	movq	mpxguard_xstate_size(%rip), %r10
	testq	%r10, %r10
	jz	.Lsave_legacy\@
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
	jmp	.Lsaved\@
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

	/* The arguments as they came, the return address, the name.  */
	movq	-48(%rbp), %rdi
	movq	-40(%rbp), %rsi
	movq	-32(%rbp), %rdx
	movq	-24(%rbp), %rcx
	movq	8(%rbp), %r8
	xorl	%r9d, %r9d
	.if \named
	movq	-16(%rbp), %r9
	.endif
	call	\function

	movq	mpxguard_xstate_size(%rip), %r10
	testq	%r10, %r10
	jz	.Lrestore_legacy\@
	movl	mpxguard_xstate_mask(%rip), %eax
	movl	mpxguard_xstate_mask+4(%rip), %edx
	xrstor64 (%rsp)
	jmp	.Lrestored\@
.Lrestore_legacy\@:
	fxrstor64 (%rsp)
.Lrestored\@:
	leaq	-80(%rbp), %rsp
	popq	%r11
	popq	%r10
	popq	%r9
	popq	%r8
	popq	%rdi
	popq	%rsi
	popq	%rdx
	popq	%rcx
	popq	%rax
	popfq
	popq	%rbp
	.cfi_def_cfa %rsp, 8 + RED_ZONE
	.cfi_restore %rbp
	ret
	.cfi_endproc
	.size	\name, .-\name
.endm

	.text
	/* A check failed: the address, the bounds, size and flags; in %rax the
	   name of the library function that is about to make the access.  */
	entry	__mpxguard_report, 0, mpxguard_report_failed
	entry	__mpxguard_report_by, 1, mpxguard_report_failed
	/* A check that was made for several accesses failed; %rax is their
	   number.  */
	entry	__mpxguard_report_range, 1, mpxguard_range_failed
	/* Bounds are to be stored where no table is yet: the slot, the pointer,
	   its bounds.  */
	.hidden	mpxguard_store_without_table
	entry	mpxguard_store_without_table, 0, mpxguard_store_slow

	.section .note.GNU-stack, "", @progbits
