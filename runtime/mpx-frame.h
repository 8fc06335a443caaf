/* The registers of MPX in the frame of a signal.

   The kernel saves them in the xsave area behind the frame's floating-point
   state, and restores them from there when the handler returns.  What a frame
   does not hold reads as 0, the value after a reset.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MPX_FRAME_H
#define MPXGUARD_MPX_FRAME_H

#include <string.h>
#include <ucontext.h>

#include "mpx-cpu.h"

/* Where the area's legacy part says that there is more (Linux's struct
   _fpx_sw_bytes), and what it says then.  */
#define MPXGUARD_FRAME_MAGIC_AT 464
#define MPXGUARD_FRAME_FEATURES_AT 472
#define MPXGUARD_FRAME_MAGIC 0x46505853U
/* The header: which components are not in their initial state.  */
#define MPXGUARD_FRAME_HEADER 512

/* Return the 64-bit word at OFFSET of the xsave area in CONTEXT; null if
   there is no area that holds COMPONENT.  */
static inline uint64_t *
mpxguard_frame_word (ucontext_t *context, uint64_t component, unsigned offset)
{
  uint8_t *area = (uint8_t *) context->uc_mcontext.fpregs;
  uint32_t magic;
  uint64_t features;

  if (!area)
    return NULL;
  memcpy (&magic, area + MPXGUARD_FRAME_MAGIC_AT, sizeof magic);
  memcpy (&features, area + MPXGUARD_FRAME_FEATURES_AT, sizeof features);
  if (magic != MPXGUARD_FRAME_MAGIC || !(features & component))
    return NULL;
  memcpy (&features, area + MPXGUARD_FRAME_HEADER, sizeof features);
  return features & component ? (uint64_t *) (area + offset) : NULL;
}

/* Return BNDSTATUS.  */
static inline uint64_t
mpxguard_frame_status (ucontext_t *context)
{
  const uint64_t *word
    = mpxguard_frame_word (context, MPXGUARD_XSTATE_BNDCSR,
			   mpxguard_mpx_bndcsr + 8);

  return word ? *word : 0;
}

/* Let BNDSTATUS be 0 where the program goes on.  */
static inline void
mpxguard_frame_clear_status (ucontext_t *context)
{
  uint64_t *word = mpxguard_frame_word (context, MPXGUARD_XSTATE_BNDCSR,
					mpxguard_mpx_bndcsr + 8);

  if (word)
    *word = 0;
}

/* Set *LOWER and *UPPER to the words of bound register N: the second is the
   complement of the upper bound.  */
static inline void
mpxguard_frame_bounds (ucontext_t *context, unsigned n, uint64_t *lower,
		       uint64_t *not_upper)
{
  const uint64_t *word
    = mpxguard_frame_word (context, MPXGUARD_XSTATE_BNDREGS,
			   mpxguard_mpx_bndregs + n * 16);

  *lower = word ? word[0] : 0;
  *not_upper = word ? word[1] : 0;
}

/* Let bound register N allow everything where the program goes on.  */
static inline void
mpxguard_frame_init_bounds (ucontext_t *context, unsigned n)
{
  uint64_t *word = mpxguard_frame_word (context, MPXGUARD_XSTATE_BNDREGS,
					mpxguard_mpx_bndregs + n * 16);

  if (word)
    word[0] = word[1] = 0;
}

#endif /* MPXGUARD_MPX_FRAME_H */
