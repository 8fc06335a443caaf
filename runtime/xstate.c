/* Which register state there is to save.

   In: cpuid.  Out: mpxguard_xstate_mask and mpxguard_xstate_size, which
   report-entry.S reads; both 0 where the kernel offers only fxsave.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "xstate.h"

#include <cpuid.h>
#include <stdint.h>

/* x87, SSE, AVX, the two MPX components, the three AVX-512 components.  The
   others (protection keys, AMX tiles) are not touched by our C code, and
   tiles alone would take 8 KB.  */
#define WANTED 0xffU

/* Bytes of the legacy area and the header, which come first.  */
#define XSAVE_FIRST 576

uint64_t mpxguard_xstate_mask __attribute__ ((used));
uint64_t mpxguard_xstate_size __attribute__ ((used));

/* Return the low half of XCR0: the components that the kernel enabled.  */
static unsigned
enabled_components (void)
{
  unsigned low;
  unsigned high;

  __asm__ volatile ("xgetbv" : "=a" (low), "=d" (high) : "c" (0));
  return low;
}

void
mpxguard_xstate_init (void)
{
  unsigned a;
  unsigned b;
  unsigned c;
  unsigned d;
  unsigned size = XSAVE_FIRST;

  if (!__get_cpuid (1, &a, &b, &c, &d) || !(c & bit_OSXSAVE))
    return;
  mpxguard_xstate_mask = enabled_components () & WANTED;
  for (unsigned i = 2; i < 8; i++)
    if (mpxguard_xstate_mask & 1U << i
	&& __get_cpuid_count (0xd, i, &a, &b, &c, &d) && a + b > size)
      size = a + b;
  mpxguard_xstate_size = size;
}
