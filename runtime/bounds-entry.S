/* The bounds of a pointer that cannot be derived: how generated code of
   metadata=hybrid asks the tables and the call area.

   In: operands on the stack as in report-entry.S, the first one lowest.  Out:
   the lower bound and the address of the word that holds the upper one
   (mpxguard-heap-layout.h, kept-bounds.h) in the place of the last two; what
   was before them is popped.  Every register and the SSE state are as they
   were.

   A pointer that may lie in the heap is derived here too (the derivation of
   mpxguard-heap-layout.h), so code that should be small calls these for every
   pointer.

   Bounds that begin above their own pointer come back with an upper bound of
   0: generated code tests only the upper bound of an access at or above a
   pointer that it has just asked for.  The report that follows consults the
   record that was made when the pointer left its object (heap-escape.c).

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include <sys/syscall.h>

#include "entry.h"
#include "kept-bounds.h"
#include "mpxguard-heap-layout.h"

#define PROT_READ_WRITE 3

#define DIRECTORY MPXGUARD_DIRECTORY_BASE
#define ZERO_TABLE MPXGUARD_ZERO_TABLE

/* The stack of an entry with saved registers: where operand N is.  */
#define OPERAND(N) (56 + 8 * (N))
/* The same where only three registers were saved.  */
#define FEW_OPERAND(N) (32 + 8 * (N))

/* Begin the entry NAME of COUNT operands: save what it uses, and take the
   operands 0 and 1 to %rdi and %rsi.  */
.macro begin name, count, binding=globl
	function \name, \binding
	operands \count
	save	%rax
	save	%rbx
	save	%rcx
	save	%rdx
	save	%rsi
	save	%rdi
	movq	OPERAND (0)(%rsp), %rdi
	movq	OPERAND (1)(%rsp), %rsi
.endm

/* Return, POPPED bytes of operands less.  */
.macro leave_entry popped
	.cfi_remember_state
	restore	%rdi
	restore	%rsi
	restore	%rdx
	restore	%rcx
	restore	%rbx
	restore	%rax
	.if \popped
	ret	$\popped
	.else
	ret
	.endif
	.cfi_restore_state
.endm

/* Derive: the base of the slot of %rsi, whose region is %rcx, to %rax, the
   address of the slot's word to %rdx.  */
.macro derive
	movq	%rsi, %rax
	mulq	MPXGUARD_HEAP_MAGICS(,%rcx,8)
	movq	MPXGUARD_HEAP_SIZES(,%rcx,8), %rcx
	imulq	%rcx, %rdx
	movq	%rdx, %rax
	leaq	-8(%rdx,%rcx), %rdx
.endm

/* The ends of an entry of COUNT operands that yields bounds, the last two
   becoming the bounds: at 1 with the bounds %rax and %rdx of the pointer %rsi,
   at 2 with INIT, at 3 with a pointer to derive, whose region is %rcx.  */
.macro finish name, count
1:	cmpq	%rax, %rsi
	jae	5f
	xorl	%edx, %edx
5:	call	keep_bounds
	jmp	4f
2:	xorl	%eax, %eax
	movl	$MPXGUARD_HEAP_UNLIMITED, %edx
4:	movq	%rax, OPERAND (\count - 2)(%rsp)
	movq	%rdx, OPERAND (\count - 1)(%rsp)
	leave_entry (8 * (\count - 2))
3:	derive
	jmp	4b
	ends	\name
.endm

/* A record for the pointer %rsi said %rax and %rdx: go on with bounds, for
   finish.  Found ones of an object that is not in the heap, in which the
   pointer lies, need not be kept again.  */
.macro found_record
	cmpq	$MPXGUARD_RECORD_FOUND, %rdx
	jne	1f
	movq	%rax, %rcx
	shrq	$MPXGUARD_HEAP_REGION_SHIFT, %rcx
	decl	%ecx
	cmpl	$MPXGUARD_HEAP_LAST_REGION, %ecx
	jb	6f
	cmpq	$0, (%rax)
	je	6f
	movq	%rax, %rdx
	movq	8(%rax), %rax
	cmpq	%rax, %rsi
	jae	4f
	xorl	%edx, %edx
	jmp	5f
6:	pushq	%rsi
	.cfi_adjust_cfa_offset 8
	movq	%rax, %rsi
	call	bounds_at
	popq	%rsi
	.cfi_adjust_cfa_offset -8
.endm

/* Go to 3 if the pointer %rsi may lie in the heap.  */
.macro derive_or_go_on
	movq	%rsi, %rcx
	shrq	$MPXGUARD_HEAP_REGION_SHIFT, %rcx
	leal	-1(%rcx), %edx
	cmpl	$MPXGUARD_HEAP_LAST_REGION, %edx
	jb	3f
.endm

	.text

/* Set %rdx to the address of a pair of words of the bounds %rax and %rdx that
   is never changed; see kept-bounds.h.  Uses %rbx, %rcx, %rsi and %rdi.  An
   entry is claimed by its second word, the key; its first word is set once,
   to what all threads that look for the same bounds want there.  */
	.type	keep_bounds, @function
	.p2align 4
keep_bounds:
	.cfi_startproc
	testq	%rax, %rax
	jz	7f
	movq	%rax, %rcx
	testq	%rdx, %rdx
	jnz	1f
	btsq	$63, %rcx
	/* Where to begin: by the address, and apart by sizes, for memory that
	   holds objects of many sizes in turn.  */
1:	movq	%rdx, %rsi
	subq	%rax, %rsi
	movq	%rax, %rdi
	shrq	$3, %rdi
	leaq	(%rdi,%rsi,8), %rdi
	movl	$MPXGUARD_KEPT_PROBES, %esi
2:	andq	mpxguard_kept_mask(%rip), %rdi
	movq	%rdi, %rbx
	shlq	$4, %rbx
	addq	mpxguard_kept_bounds(%rip), %rbx
3:	cmpq	%rcx, 8(%rbx)
	je	4f
	cmpq	$0, 8(%rbx)
	jne	6f
	pushq	%rax
	.cfi_adjust_cfa_offset 8
	movq	%rbx, %rax
	subq	mpxguard_kept_bounds(%rip), %rax
	shrq	$MPXGUARD_KEPT_PIECE_SHIFT, %rax
	addq	mpxguard_kept_writable(%rip), %rax
	cmpb	$0, (%rax)
	je	8f
9:	xorl	%eax, %eax
	lock cmpxchgq %rcx, 8(%rbx)
	popq	%rax
	.cfi_adjust_cfa_offset -8
	jne	3b
4:	cmpq	%rdx, (%rbx)
	je	5f
	cmpq	$0, (%rbx)
	jne	6f
	pushq	%rax
	.cfi_adjust_cfa_offset 8
	xorl	%eax, %eax
	lock cmpxchgq %rdx, (%rbx)
	popq	%rax
	.cfi_adjust_cfa_offset -8
	jne	4b
5:	movq	%rbx, %rdx
	ret
6:	incq	%rdi
	decl	%esi
	jnz	2b
	/* No room: INIT.  */
	xorl	%eax, %eax
7:	movl	$MPXGUARD_HEAP_UNLIMITED, %edx
	ret
	/* The first pair of a piece of the table, of which %rax says that it is
	   not writable yet: let it be.  */
	.cfi_adjust_cfa_offset 8
8:	save	%rcx
	save	%rdx
	save	%rsi
	save	%rdi
	save	%r11
	save	%rax
	movq	%rbx, %rdi
	subq	mpxguard_kept_bounds(%rip), %rdi
	andq	$-MPXGUARD_KEPT_PIECE, %rdi
	addq	mpxguard_kept_bounds(%rip), %rdi
	movl	$MPXGUARD_KEPT_PIECE, %esi
	movl	$PROT_READ_WRITE, %edx
	movl	$SYS_mprotect, %eax
	syscall
	movq	%rax, %rbx
	restore	%rax
	testq	%rbx, %rbx
	js	1f
	movb	$1, (%rax)
1:	restore	%r11
	restore	%rdi
	restore	%rsi
	restore	%rdx
	restore	%rcx
	movq	%rbx, %rax
	movq	%rdi, %rbx
	shlq	$4, %rbx
	addq	mpxguard_kept_bounds(%rip), %rbx
	testq	%rax, %rax
	jns	9b
	popq	%rax
	.cfi_adjust_cfa_offset -8
	xorl	%eax, %eax
	jmp	7b
	ends	keep_bounds

/* Set %rax and %rdx to the bounds whose upper bound is the word at %rsi.  Uses
   %rcx.  */
	.type	bounds_at, @function
	.p2align 4
bounds_at:
	.cfi_startproc
	derive_or_go_on
	movq	8(%rsi), %rax
	movq	(%rsi), %rdx
	testq	%rdx, %rdx
	jnz	1f
	cmpq	$-1, %rax
	je	1f
	btrq	$63, %rax
1:	ret
3:	derive
	movq	(%rsi), %rdx
	ret
	ends	bounds_at

/* Operand 0 is a slot that holds the pointer, operand 1.  */
	begin	__mpxguard_bounds_load, 2
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
	movq	%xmm0, %rdx
	psrldq	$8, %xmm0
	movq	%xmm0, %rcx
	movups	(%rsp), %xmm0
	addq	$32, %rsp
	.cfi_adjust_cfa_offset -32
	cmpq	%rsi, %rdx
	jne	2f
	/* What the empty entry says of the null pointer.  */
	testq	%rcx, %rcx
	jz	2f
	movq	%rcx, %rdx
	movq	8(%rdx), %rax
	cmpq	%rax, %rsi
	jae	4f
	/* Bounds that begin above their pointer.  */
	pushq	%rsi
	.cfi_adjust_cfa_offset 8
	movq	%rdx, %rsi
	call	bounds_at
	popq	%rsi
	.cfi_adjust_cfa_offset -8
	finish	__mpxguard_bounds_load, 2

/* Operand 1 is the value of argument number operand 2 of the function operand
   0, which was just entered.  The record is consumed.  */
	begin	__mpxguard_bounds_argument, 3
	derive_or_go_on
	movq	__mpxguard_call_area@gottpoff(%rip), %rcx
	movq	OPERAND (2)(%rsp), %rbx
	leaq	(%rbx,%rbx,2), %rdx
	leaq	(%rcx,%rdx,8), %rdx
	/* The record first, whose it is after it: a signal handler in between
	   changes the latter.  */
	movq	%fs:MPXGUARD_AREA_ARGUMENT (0)+MPXGUARD_RECORD_LOWER(%rdx), %rax
	cmpq	%rsi, %fs:MPXGUARD_AREA_ARGUMENT (0)+MPXGUARD_RECORD_POINTER(%rdx)
	movq	%fs:MPXGUARD_AREA_ARGUMENT (0)+MPXGUARD_RECORD_UPPER(%rdx), %rdx
	jne	2f
	cmpq	%rdi, %fs:MPXGUARD_AREA_CALLEE(%rcx)
	jne	2f
	movl	%fs:MPXGUARD_AREA_VALID(%rcx), %edi
	btrl	%ebx, %edi
	jnc	2f
	movl	%edi, %fs:MPXGUARD_AREA_VALID(%rcx)
	found_record
	finish	__mpxguard_bounds_argument, 3

/* Operand 1 is what the function operand 0 has just returned.  The record is
   consumed.  */
	begin	__mpxguard_bounds_result, 2
	derive_or_go_on
	movq	__mpxguard_call_area@gottpoff(%rip), %rcx
	movq	%fs:MPXGUARD_AREA_RESULT+MPXGUARD_RECORD_UPPER(%rcx), %rdx
	movq	%fs:MPXGUARD_AREA_RESULT+MPXGUARD_RECORD_LOWER(%rcx), %rax
	cmpq	%rsi, %fs:MPXGUARD_AREA_RESULT+MPXGUARD_RECORD_POINTER(%rcx)
	jne	2f
	cmpq	%rdi, %fs:MPXGUARD_AREA_RETURNER(%rcx)
	jne	2f
	movq	$0, %fs:MPXGUARD_AREA_RETURNER(%rcx)
	found_record
	finish	__mpxguard_bounds_result, 2

/* Operand 0 is the pointer, or null, that a function has just allocated an
   object for, operand 1 the object's size.  */
	begin	__mpxguard_bounds_alloc, 2
	movq	%rsi, %rdx
	movq	%rdi, %rsi
	movq	%rdx, %rdi
	derive_or_go_on
	testq	%rsi, %rsi
	jz	2f
	movq	%rsi, %rax
	leaq	-1(%rsi,%rdi), %rdx
	finish	__mpxguard_bounds_alloc, 2

/* The next two store what the pointer operand 1, from now on in the slot
   operand 0, has for bounds; nothing if it may lie in the heap.  */

/* Go to 7 if the pointer %rsi may lie in the heap.  */
.macro leave_if_derived
	movq	%rsi, %rax
	shrq	$MPXGUARD_HEAP_REGION_SHIFT, %rax
	decl	%eax
	cmpl	$MPXGUARD_HEAP_LAST_REGION, %eax
	jb	7f
.endm

/* Store the pair at %rdx as what the pointer operand 1 in the slot operand 0
   has, and leave.  In a static program this may happen before C code has been
   told what entries are like.  */
.macro finish_store name
	movb	$1, mpxguard_hybrid(%rip)
	movq	OPERAND (0)(%rsp), %rdi
	movq	OPERAND (1)(%rsp), %rsi
	movq	%rdi, %rax
	shrq	$MPXGUARD_SLICE_SHIFT, %rax
	movq	DIRECTORY(,%rax,8), %rax
	testq	%rax, %rax
	jz	8f
	movl	%edi, %ebx
	andl	$MPXGUARD_SLOT_MASK, %ebx
	leaq	ZERO_TABLE(%rax,%rbx,2), %rbx
	subq	$32, %rsp
	.cfi_adjust_cfa_offset 32
	movups	%xmm0, (%rsp)
	movups	%xmm1, 16(%rsp)
	pxor	%xmm0, %xmm0
	cmpq	$MPXGUARD_HEAP_UNLIMITED, %rdx
	je	5f
	/* Put together in registers: what was written in parts is slow to read
	   as a whole.  */
	movq	%rsi, %xmm0
	movq	%rdx, %xmm1
	punpcklqdq %xmm1, %xmm0
5:	movaps	%xmm0, (%rbx)
	movups	16(%rsp), %xmm1
	movups	(%rsp), %xmm0
	addq	$32, %rsp
	.cfi_adjust_cfa_offset -32
7:	leave_entry (8 * 4)
	/* INIT needs no table.  */
8:	cmpq	$MPXGUARD_HEAP_UNLIMITED, %rdx
	je	7b
	/* For the C function, the bounds in place of their address.  */
	movq	%rdx, %rsi
	call	bounds_at
	movq	%rax, OPERAND (2)(%rsp)
	movq	%rdx, OPERAND (3)(%rsp)
	restore	%rdi
	restore	%rsi
	restore	%rdx
	restore	%rcx
	restore	%rbx
	restore	%rax
	jmp	mpxguard_store_without_table
	ends	\name
.endm

/* The bounds are in the form in which the entries above yield them: the
   operands 2 and 3 are the address of the word with the upper bound.  The pairs
   of the program are there as long as the process; others, but those that are
   kept, may be gone before the slot is read.  */
	function __mpxguard_store_found
	operands 4
	save	%rax
	save	%rcx
	save	%rdx
	/* The usual case: a tracked pointer whose pair lasts, and a table.  */
	movq	FEW_OPERAND (1)(%rsp), %rax
	shrq	$MPXGUARD_HEAP_REGION_SHIFT, %rax
	decl	%eax
	cmpl	$MPXGUARD_HEAP_LAST_REGION, %eax
	jb	9f
	movq	FEW_OPERAND (2)(%rsp), %rcx
	movq	%rcx, %rax
	subq	mpxguard_kept_bounds(%rip), %rax
	shrq	$4, %rax
	cmpq	mpxguard_kept_mask(%rip), %rax
	jbe	1f
	subq	mpxguard_program_start(%rip), %rcx
	cmpq	mpxguard_program_size(%rip), %rcx
	jae	9f
1:	movq	FEW_OPERAND (0)(%rsp), %rdx
	movq	%rdx, %rcx
	shrq	$MPXGUARD_SLICE_SHIFT, %rcx
	movq	DIRECTORY(,%rcx,8), %rcx
	testq	%rcx, %rcx
	jz	9f
	andl	$MPXGUARD_SLOT_MASK, %edx
	leaq	ZERO_TABLE(%rcx,%rdx,2), %rcx
	subq	$16, %rsp
	.cfi_adjust_cfa_offset 16
	movups	%xmm0, (%rsp)
	/* Word by word: what was written in parts is slow to read as a whole.  */
	movq	16 + FEW_OPERAND (1)(%rsp), %xmm0
	movhps	16 + FEW_OPERAND (2)(%rsp), %xmm0
	movaps	%xmm0, (%rcx)
	movups	(%rsp), %xmm0
	addq	$16, %rsp
	.cfi_adjust_cfa_offset -16
	.cfi_remember_state
	restore	%rdx
	restore	%rcx
	restore	%rax
	ret	$(8 * 4)
	.cfi_restore_state
9:	restore	%rdx
	restore	%rcx
	restore	%rax
	jmp	store_any_found
	ends	__mpxguard_store_found

	begin	store_any_found, 4, local
	leave_if_derived
	movq	OPERAND (2)(%rsp), %rsi
	movq	%rsi, %rdx
	movq	%rsi, %rax
	subq	mpxguard_kept_bounds(%rip), %rax
	shrq	$4, %rax
	cmpq	mpxguard_kept_mask(%rip), %rax
	jbe	6f
	cmpq	$MPXGUARD_HEAP_UNLIMITED, %rsi
	je	6f
	call	bounds_at
	call	keep_bounds
6:	finish_store store_any_found

/* The bounds are the operands 2 and 3.  */
	begin	__mpxguard_bounds_store, 4
	leave_if_derived
	movq	OPERAND (2)(%rsp), %rax
	movq	OPERAND (3)(%rsp), %rdx
	call	keep_bounds
	finish_store __mpxguard_bounds_store

/* For C code: keep_bounds for the bounds %rdi and %rsi; returns the pair's
   address.  */
	.hidden	mpxguard_keep_bounds
	function mpxguard_keep_bounds
	save	%rbx
	movq	%rdi, %rax
	movq	%rsi, %rdx
	call	keep_bounds
	movq	%rdx, %rax
	restore	%rbx
	ret
	ends	mpxguard_keep_bounds

	.section .note.GNU-stack, "", @progbits
