/* The processor's part of MPX: is it there, how does it behave, switch it on.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MPX_CPU_H
#define MPXGUARD_MPX_CPU_H

#include <stdbool.h>
#include <stdint.h>

/* Components of the xsave area: the bound registers, and BNDCFGU with
   BNDSTATUS.  */
#define MPXGUARD_XSTATE_BNDREGS (1U << 3)
#define MPXGUARD_XSTATE_BNDCSR (1U << 4)

/* Where they lie in an area of the standard format; valid once
   mpxguard_mpx_present has returned true.  */
extern unsigned mpxguard_mpx_bndregs;
extern unsigned mpxguard_mpx_bndcsr;

/* The values of BNDSTATUS: what a #BR exception is about, in the low bits;
   above them, for the second, the address of the directory entry.  */
#define MPXGUARD_BNDSTATUS_CODE 3UL
#define MPXGUARD_BNDSTATUS_VIOLATION 1UL
#define MPXGUARD_BNDSTATUS_NO_TABLE 2UL

/* What emulators are known to do wrong.  */
struct mpxguard_mpx_quirks
{
  bool shifted_base;		/* The directory is looked for at 1/256 of
				   its address.  */
  bool operands_twice;		/* The displacement of an operand is skipped
				   a second time, in the code behind it.  */
  bool register_forms;		/* Checks of a register test a wrong
				   value.  */
  bool direct_branches;		/* Direct jumps and calls without a BND
				   prefix keep the bounds.  */
};

/* Return true if processor and kernel let programs use MPX.  */
bool mpxguard_mpx_present (void);

/* Find out what is wrong with the processor, but for register_forms.  Leaves
   MPX switched off for the calling thread.  */
void mpxguard_mpx_find_quirks (struct mpxguard_mpx_quirks *quirks);

/* The directory is at BASE, a multiple of a page; the processor has
   QUIRKS.  */
void mpxguard_mpx_set_base (uint64_t base,
			    const struct mpxguard_mpx_quirks *quirks);

/* Switch MPX on for the calling thread, with the directory that was set.  */
void mpxguard_mpx_switch_on (void);

#endif /* MPXGUARD_MPX_CPU_H */
