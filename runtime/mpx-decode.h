/* The instructions of MPX that can fail.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MPX_DECODE_H
#define MPXGUARD_MPX_DECODE_H

#include <stdbool.h>
#include <stdint.h>

enum mpxguard_mpx_kind
{
  MPXGUARD_BNDCL,		/* Address below the lower bound.  */
  MPXGUARD_BNDCU,		/* Address above the upper one.  */
  MPXGUARD_BNDCN,		/* The same; the upper one is not
				   complemented.  */
  MPXGUARD_BNDLDX,		/* Load of bounds from a table.  */
  MPXGUARD_BNDSTX		/* Store of bounds to a table.  */
};

struct mpxguard_mpx_instruction
{
  enum mpxguard_mpx_kind kind;
  unsigned bounds;		/* The bound register, 0 to 3.  */
  unsigned length;		/* Of the instruction in bytes.  */
  uint64_t address;		/* What a check tests; where the pointer is
				   stored whose bounds are loaded or
				   stored.  */
};

/* Decode the instruction at CODE into *I.  REGISTERS are the general registers
   by their numbers in instructions (rax, rcx, rdx, rbx, rsp, rbp, rsi, rdi,
   r8 to r15) at that moment.  Return false if it is none of those above.  */
bool mpxguard_mpx_decode (const uint8_t *code, const uint64_t *registers,
			  struct mpxguard_mpx_instruction *i);

#endif /* MPXGUARD_MPX_DECODE_H */
