/* Generated code lets a pointer out of its object; and what functions in
   .preinit_array begin with, without operands.

   In: on the stack, as for the entries of report-entry.S, the pointer and the
   bounds of its object: both of them, or the address of the word of the upper
   one.  Out: they are popped; every register but the flags is
   as it was: the compiler has been told that this call changes none.
   The C functions of the first use general registers only, so no others need to
   be saved; of the last the compiler knows better.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "entry.h"

/* Define NAME, which calls the C function FUNCTION with its COUNT operands.  */
.macro entry name, count, function
	function \name
	operands \count
	make_frame \count
	push_changed -24, \count
	andq	$-16, %rsp
	movq	16(%rbp), %rdi
	movq	24(%rbp), %rsi
	movq	32(%rbp), %rdx
	call	\function
	leaq	-72(%rbp), %rsp
	pop_changed
	leave_frame \count
	ret	$8 * \count
	ends	\name
.endm

	.text
	entry	__mpxguard_escape, 3, mpxguard_escape
	entry	__mpxguard_escape_found, 2, mpxguard_escape_found
	entry	__mpxguard_begin, 0, mpxguard_begin

	.section .note.GNU-stack, "", @progbits
