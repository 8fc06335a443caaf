/* The signature at the entry of functions of the mpx backend.

   It says which general registers hold pointers at entry, so that a caller can
   tell at run time whether bnd0 to bnd3 mean to the callee what they mean to
   him.  It stands in the displacement of an instruction that does nothing:

	endbr64, or a NOP of 4 bytes
	nopw	SIGNATURE(%rax)

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_MPX_SIGNATURE_H
#define MPXGUARD_MPX_SIGNATURE_H

/* Where the word stands, in bytes from the entry.  */
#define MPXGUARD_SIGNATURE_OFFSET 8
/* The word for a signature of mpx-places.h.  */
#define MPXGUARD_SIGNATURE_WORD(SIGNATURE) (0x4d500000U | (SIGNATURE))

/* What stands behind a call that passes bounds in the table entries of stack
   slots, or that has variable arguments:

	call	f
	nopl	MARK(%rax)

   An entry may be left over from an earlier call, for the same pointer but
   another object, when uninstrumented code makes the call: the callee looks at
   the place that he returns to before he believes it.  */
#define MPXGUARD_PASSED_MARK 0x4d505342U
/* Where the mark stands, in bytes from the return address.  */
#define MPXGUARD_PASSED_OFFSET 3

/* The signature of the function DECL.  */
extern unsigned function_signature (tree decl);
/* The mask of the bound registers in which it returns bounds.  */
extern unsigned function_results (tree decl);

#endif /* MPXGUARD_MPX_SIGNATURE_H */
