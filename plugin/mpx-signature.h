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

/* The signature of the function DECL.  */
extern unsigned function_signature (tree decl);

#endif /* MPXGUARD_MPX_SIGNATURE_H */
