/* Checks that failed and describe themselves.

   In: all general registers of a failed check, and its record, which stands in
   the cold code behind the call:

     1 byte	0xe9, and 4 bytes: the jump back (report-entry.S)
     1 byte	the number of the register that the addresses are relative to,
		and times 16 that of the register that holds the address of the
		word of the upper bound
     then for each access that the check was made for
     1 byte	its flags, MPXGUARD_CHECK_FOLLOWED if it is not the last one
     uleb128	its size
     sleb128	its distance from the address in the register

   Out: a report of each access that is out of bounds.  A record takes no
   register and no instruction; the plugin writes it in soft-asm.cc.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "kept-bounds.h"
#include "recheck.h"
#include "report.h"

/* Bytes of the jump back.  */
#define JUMP 5

/* Read the number at *P, seven bits a byte, the lowest first; move *P behind
   it.  */
static uint64_t
read_number (const uint8_t **p, bool is_signed)
{
  uint64_t value = 0;
  unsigned shift = 0;
  uint8_t byte;

  do
    {
      byte = *(*p)++;
      value |= (uint64_t) (byte & 0x7f) << shift;
      shift += 7;
    }
  while (byte & 0x80);
  if (is_signed && shift < 64 && (byte & 0x40))
    value |= -(UINT64_C (1) << shift);
  return value;
}

/* Called by report-entry.S with the REGISTERS, the record behind the call, and
   PC, where the function goes on.  */
void mpxguard_check_failed (const uint64_t *registers, const uint8_t *record,
			    const void *pc) __attribute__ ((used));

void
mpxguard_check_failed (const uint64_t *registers, const uint8_t *record,
		       const void *pc)
{
  const uint8_t *p = record + JUMP;
  uint64_t base = registers[*p & 15];
  const uint64_t *where = (const uint64_t *) registers[*p >> 4];
  bool alone = true, followed = true;
  struct mpxguard_bounds bounds = mpxguard_bounds_at (where);

  bounds.upper = mpxguard_recheck_upper (bounds.lower, bounds.upper);
  p++;
  while (followed)
    {
      struct mpxguard_violation v
	= { .lower = bounds.lower, .upper = bounds.upper, .pc = pc,
	    .place = p };
      bool inside;

      followed = (*p & MPXGUARD_CHECK_FOLLOWED) != 0;
      alone &= !followed;
      v.flags = *p++ & ~MPXGUARD_CHECK_FOLLOWED;
      v.size = read_number (&p, false);
      v.address = base + read_number (&p, true);
      inside = v.address >= v.lower && v.address <= v.upper
	       && v.upper - v.address >= v.size - 1;
      if (!alone && inside)
	continue;
      mpxguard_report_violation (&v);
    }
}
