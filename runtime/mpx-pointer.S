/* Calls through pointers from code of the mpx backend: __mpxguard_pass_by_area
   and __mpxguard_result_by_area.

   In: a call whose callee does not have the signature that it expects, as any
   function that was not compiled for the mpx backend.  Out: all bound registers
   are INIT, for such a callee, and the call area has records of what was in
   them, for one that is of the runtime:

       cmpl   $signature, 8(%r11)
       je     1f
       leaq   -128(%rsp), %rsp		       the red zone
       pushq  %r11			       the callee
       pushq  $info			       see mpxguard-mpx-call.h
       call   __mpxguard_pass_by_area
       leaq   144(%rsp), %rsp
     1:	...
       call   *%r11

   Bounds beyond the fourth pointer are in table entries, and are taken from there;
   those of pointers on the stack are not.

   Functions that are not the runtime's never look there, and a record is only
   believed by the function that it names.

   __mpxguard_result_by_area gets the callee and what it has returned in the same
   way, the latter pushed last, and sets %bnd0 to the bounds of that.  Both keep
   all general and vector registers, the second keeps %bnd1 to %bnd3, too.

   Every operand is of the form (%register), which all known emulators decode
   right.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "entry.h"
#include "mpxguard-layout.h"
#include "mpxguard-mpx-call.h"

	/* Newer versions of GNU as know MPX only when told.  */
	.arch	.mpx
	.text

/* The frame of __mpxguard_pass_by_area, from %rsp on: images of %bnd0 to %bnd3,
   the general registers that hold arguments, what is saved.  */
#define IMAGES 0
#define ARGUMENTS 64
#define FRAME (ARGUMENTS + 6 * 8)
#define SAVED (7 * 8)
/* Behind these and the return address, what the caller pushed.  */
#define INFO (FRAME + SAVED + 8)
#define CALLEE (INFO + 8)
/* The words that the psABI has for the bounds of the fifth and the sixth pointer
   are the 16 bytes that end here.  */
#define BELOW_RETURN_ADDRESS (CALLEE + 8 + 128 - 8)

	function __mpxguard_pass_by_area
	save	%rax
	save	%rbx
	save	%rbp
	save	%r10
	save	%r11
	save	%r12
	save	%r13
	subq	$FRAME, %rsp
	.cfi_adjust_cfa_offset FRAME
	movq	%rdi, ARGUMENTS(%rsp)
	movq	%rsi, ARGUMENTS+8(%rsp)
	movq	%rdx, ARGUMENTS+16(%rsp)
	movq	%rcx, ARGUMENTS+24(%rsp)
	movq	%r8, ARGUMENTS+32(%rsp)
	movq	%r9, ARGUMENTS+40(%rsp)
	/* Where MPX is off the images say INIT.  */
	.irp	offset, 0, 8, 16, 24, 32, 40, 48, 56
	movq	$0, IMAGES+\offset(%rsp)
	.endr
	leaq	IMAGES(%rsp), %r11
	bndmov	%bnd0, (%r11)
	leaq	16(%r11), %r11
	bndmov	%bnd1, (%r11)
	leaq	16(%r11), %r11
	bndmov	%bnd2, (%r11)
	leaq	16(%r11), %r11
	bndmov	%bnd3, (%r11)

	movq	__mpxguard_call_area@gottpoff(%rip), %r10
	addq	%fs:0, %r10
	movl	INFO(%rsp), %ebp
	movq	CALLEE(%rsp), %r11
	/* There may be records of aggregates already.  */
	xorl	%r12d, %r12d
	cmpq	%r11, MPXGUARD_AREA_CALLEE(%r10)
	jne	.Lfresh
	movl	MPXGUARD_AREA_VALID(%r10), %r12d
.Lfresh:
	movq	%r11, MPXGUARD_AREA_CALLEE(%r10)
	movl	%ebp, %eax
	shrl	$MPXGUARD_INFO_STACK_SHIFT, %eax
	movl	%eax, MPXGUARD_AREA_STACK_WORDS(%r10)

	/* %ebx: the general register; %r11: the image of the next bound register;
	   %r13: the bounds of the pointer.  */
	xorl	%ebx, %ebx
	leaq	IMAGES(%rsp), %r11
.Lnext_register:
	movl	%ebp, %eax
	andl	$15, %eax
	cmpl	$MPXGUARD_INFO_NO_POINTER, %eax
	je	.Lno_pointer
	cmpl	$MPXGUARD_INFO_WITHOUT_BOUNDS, %eax
	je	.Lnext_image
	movq	%r11, %r13
	subq	%rsp, %r13
	subq	$IMAGES+64, %r13
	jb	.Lin_register
	/* They are in the table entry at %rdx.  What they are moved to is an image
	   that is not needed any more.  %r13 as a base would need a
	   displacement.  */
	shrq	$1, %r13
	negq	%r13
	pushq	%rdx
	.cfi_adjust_cfa_offset 8
	leaq	BELOW_RETURN_ADDRESS(%rsp,%r13), %rdx
	movq	ARGUMENTS+8(%rsp,%rbx,8), %r13
	bndmk	-1, %bnd0
	bndldx	(%rdx,%r13), %bnd0
	nop
	leaq	IMAGES+48+8(%rsp), %rdx
	movq	$0, (%rdx)
	movq	$0, 8(%rdx)
	bndmov	%bnd0, (%rdx)
	movq	%rdx, %r13
	popq	%rdx
	.cfi_adjust_cfa_offset -8
	jmp	.Lrecord
.Lin_register:
	movq	%r11, %r13
.Lrecord:
	btsl	%eax, %r12d
	leaq	(%rax,%rax,2), %rax
	leaq	MPXGUARD_AREA_ARGUMENT (0)(%r10,%rax,8), %rax
	pushq	ARGUMENTS(%rsp,%rbx,8)
	popq	MPXGUARD_RECORD_POINTER(%rax)
	pushq	(%r13)
	popq	MPXGUARD_RECORD_LOWER(%rax)
	pushq	8(%r13)
	popq	MPXGUARD_RECORD_UPPER(%rax)
.Lnext_image:
	addq	$16, %r11
	jmp	.Lcounted
.Lno_pointer:
	testl	$MPXGUARD_INFO_VARIABLE, INFO(%rsp)
	jne	.Lnext_image
.Lcounted:
	shrl	$4, %ebp
	incl	%ebx
	cmpl	$6, %ebx
	jne	.Lnext_register
	movl	%r12d, MPXGUARD_AREA_VALID(%r10)
	addq	$FRAME, %rsp
	.cfi_adjust_cfa_offset -FRAME
	restore	%r13
	restore	%r12
	restore	%r11
	restore	%r10
	restore	%rbp
	restore	%rbx
	restore	%rax
	bndmk	-1, %bnd0
	bndmk	-1, %bnd1
	bndmk	-1, %bnd2
	bndmk	-1, %bnd3
	bnd ret
	ends	__mpxguard_pass_by_area

	function __mpxguard_result_by_area
	save	%r10
	save	%r11
	/* Above these and the return address: the result, the callee.  */
	movq	__mpxguard_call_area@gottpoff(%rip), %r10
	addq	%fs:0, %r10
	movq	24+8(%rsp), %r11
	cmpq	%r11, MPXGUARD_AREA_RETURNER(%r10)
	bnd jne	.Lnot_given
	movq	24(%rsp), %r11
	cmpq	%r11, MPXGUARD_AREA_RESULT+MPXGUARD_RECORD_POINTER(%r10)
	bnd jne	.Lnot_given
	leaq	MPXGUARD_AREA_RESULT+MPXGUARD_RECORD_LOWER(%r10), %r11
	bndmov	(%r11), %bnd0
	restore	%r11
	restore	%r10
	bnd ret
.Lnot_given:
	.cfi_adjust_cfa_offset 16
	.cfi_rel_offset %r10, 8
	.cfi_rel_offset %r11, 0
	bndmk	-1, %bnd0
	restore	%r11
	restore	%r10
	bnd ret
	ends	__mpxguard_result_by_area

	.section .note.GNU-stack, "", @progbits
