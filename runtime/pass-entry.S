/* A caller passes bounds of pointers that turned out to be tracked.

   In: on the stack above the return address the address of the function that
   is about to be called, and for each argument whose bit is set in the number
   at the end of the entry's name, the lowest first, the pointer and the address
   of the word that holds its upper bound.  Out: the call area says so
   (mpxguard-layout.h), the operands are popped; %rax, %r11 and the
   flags are changed.

   Where a function's arguments may all be in the heap, and mostly are, these
   calls stand in cold code (soft-call.cc in the plugin): a third of what the
   stores in line would take.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#define __ASSEMBLER__ 1
#include "entry.h"
#include "mpxguard-layout.h"

/* Write to the word TO what is DISTANCE bytes above the stack pointer.  */
.macro move distance, to
	movq	\distance(%rsp), %r11
	movq	%r11, %fs:\to(%rax)
.endm

/* Define the entry for the arguments in MASK.  The function's address comes
   first: a signal handler's calls change it, and then no record here is
   believed.  */
.macro pass mask
	function __mpxguard_pass_\mask
	movq	__mpxguard_call_area@gottpoff(%rip), %rax
	move	8, MPXGUARD_AREA_CALLEE
	movq	$\mask, %fs:MPXGUARD_AREA_VALID(%rax)
	.set	size, 8
	.set	record, MPXGUARD_AREA_ARGUMENT(0)
	.irp	number, 0, 1, 2, 3, 4
	.if	\mask >> \number & 1
	move	8+size, record+MPXGUARD_RECORD_POINTER
	move	16+size, record+MPXGUARD_RECORD_LOWER
	movq	$MPXGUARD_RECORD_FOUND, %fs:record+MPXGUARD_RECORD_UPPER(%rax)
	.set	size, size+16
	.endif
	.set	record, record+24
	.endr
	ret	$size
	ends	__mpxguard_pass_\mask
.endm

	.text
.irp mask, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, \
	   20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
	pass	\mask
.endr
	.if	MPXGUARD_PASSED_ARGUMENTS - 5
	.error	"an entry for each set of arguments, please"
	.endif

	.section .note.GNU-stack, "", @progbits
