/* The processor's part of MPX.

   In: cpuid, XCR0, and what instructions do when they are tried.  Out: the
   offsets of MPX's state in xsave areas, the list of what an emulator does
   wrong, and MPX switched on.

   BNDCFGU can be written by xrstor alone:

       bits 63:12   address of the bounds directory
       bit 1	    BNDPRESERVE: branches without a BND prefix keep bounds; we
		    leave it 0, since the result of a legacy function would
		    have whatever bounds lay around
       bit 0	    enable

   The trials use operand forms that every known emulator decodes right.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "mpx-cpu.h"

#include <cpuid.h>
#include <stddef.h>
#include <sys/mman.h>

#include "sys.h"

/* Newer versions of GNU as know MPX only when told.  */
__asm__ (".arch .mpx");

#define CPUID_FEATURES 7
#define CPUID_XSTATE 0xd
#define BIT_MPX (1U << 14)

#define ENABLE 1UL

/* Bytes of an xsave area before the components that cpuid describes, and the
   place of its header, which says what the area holds.  */
#define XSAVE_FIRST 576
#define XSAVE_HEADER 512

/* The xsave area that switches MPX on.  */
static struct
{
  uint8_t bytes[4096];
} __attribute__ ((aligned (64))) area;

unsigned mpxguard_mpx_bndregs;
unsigned mpxguard_mpx_bndcsr;

/* Return the offset of xsave component NUMBER, which has at least SIZE bytes,
   or 0 if it cannot be used.  */
static unsigned
component_offset (unsigned number, unsigned size)
{
  unsigned a;
  unsigned b;
  unsigned c;
  unsigned d;

  if (!__get_cpuid_count (CPUID_XSTATE, number, &a, &b, &c, &d) || a < size
      || b < XSAVE_FIRST || b + a > sizeof area)
    return 0;
  return b;
}

bool
mpxguard_mpx_present (void)
{
  const unsigned both = MPXGUARD_XSTATE_BNDREGS | MPXGUARD_XSTATE_BNDCSR;
  unsigned a;
  unsigned b;
  unsigned c;
  unsigned d;

  if (!__get_cpuid (1, &a, &b, &c, &d) || !(c & bit_OSXSAVE)
      || !__get_cpuid_count (CPUID_FEATURES, 0, &a, &b, &c, &d)
      || !(b & BIT_MPX))
    return false;
  __asm__ volatile ("xgetbv" : "=a" (a), "=d" (d) : "c" (0));
  if ((a & both) != both)
    return false;
  mpxguard_mpx_bndregs = component_offset (3, 64);
  mpxguard_mpx_bndcsr = component_offset (4, 16);
  return mpxguard_mpx_bndregs && mpxguard_mpx_bndcsr;
}

/* Let BNDCFGU be VALUE whenever MPX is switched on.  */
static void
prepare (uint64_t value)
{
  *(uint64_t *) (area.bytes + XSAVE_HEADER) = MPXGUARD_XSTATE_BNDCSR;
  *(uint64_t *) (area.bytes + mpxguard_mpx_bndcsr) = value;
}

void
mpxguard_mpx_switch_on (void)
{
  __asm__ volatile ("xrstor64 %0"
		    :
		    : "m" (area), "a" (MPXGUARD_XSTATE_BNDCSR), "d" (0)
		    : "memory");
}

void
mpxguard_mpx_set_base (uint64_t base,
		       const struct mpxguard_mpx_quirks *quirks)
{
  prepare ((quirks->shifted_base ? base << 8 : base) | ENABLE);
}

/* Return the lower bound that bndldx gives for POINTER stored at address 0.  */
static uint64_t
load_lower (uint64_t pointer)
{
  uint64_t bounds[2] = { 0, 0 };

  /* The nop makes up for operands that are read twice.  */
  __asm__ volatile ("bndldx	(%1,%2,1), %%bnd0\n\t"
		    "nop\n\t"
		    "bndmov	%%bnd0, (%0)"
		    :
		    : "r" (bounds), "r" (0UL), "r" (pointer)
		    : "memory");
  return bounds[0];
}

/* Map a page of zeros at ADDRESS, or anywhere for 0; return it, or null.  */
static uint64_t *
map_page (uint64_t address)
{
  long result
    = mpxguard_sys_mmap ((void *) address, 4096, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS
			   | (address ? MAP_FIXED_NOREPLACE : 0),
			 -1, 0);

  if (mpxguard_sys_failed (result))
    return NULL;
  if (address && (uint64_t) result != address)
    {
      mpxguard_sys_munmap ((void *) result, 4096);
      return NULL;
    }
  return (uint64_t *) result;
}

static void
unmap_page (uint64_t *page)
{
  if (page)
    mpxguard_sys_munmap (page, 4096);
}

/* Return true if a directory at RIGHT is looked for at WRONG.  Both have one
   entry, for a table with one entry: it says that POINTER's lower bound is 1
   in the right table, 2 in the wrong one.  */
static bool
reads_wrong_directory (uint64_t *right, uint64_t *wrong, uint64_t *tables)
{
  const uint64_t pointer = 0x1000;

  tables[0] = 1;
  tables[4] = 2;
  tables[2] = tables[6] = pointer;
  right[0] = (uint64_t) tables | 1;
  wrong[0] = (uint64_t) (tables + 4) | 1;
  prepare ((uint64_t) right | ENABLE);
  mpxguard_mpx_switch_on ();
  return load_lower (pointer) == 2;
}

/* Return true if the directory is looked for at 1/256 of its address.  Finds
   a pair of addresses where both can be tried.  */
static bool
base_is_shifted (void)
{
  uint64_t *tables = map_page (0);
  uint64_t *right = NULL;
  uint64_t *wrong = NULL;
  bool result = false;

  for (uint64_t i = 1; tables && !wrong && i < 100; i++)
    {
      unmap_page (right);
      right = map_page (i << 40);
      wrong = right ? map_page (i << 32) : NULL;
    }
  if (wrong)
    result = reads_wrong_directory (right, wrong, tables);
  unmap_page (tables);
  unmap_page (right);
  unmap_page (wrong);
  return result;
}

/* Return true if the byte of a displacement is skipped twice: it takes the
   instruction behind along then.  The bounds allow everything.  */
static bool
operands_are_read_twice (void)
{
  bool carry;

  __asm__ volatile ("bndmk	-1(%1), %%bnd0\n\t"
		    "clc\n\t"
		    "bndcl	8(%1), %%bnd0\n\t"
		    "stc\n\t"
		    "nop\n\t"
		    "nop\n\t"
		    "setc	%0"
		    : "=r" (carry)
		    : "r" (0UL)
		    : "cc");
  return !carry;
}

/* Return true if bounds survive a direct jump without a BND prefix.  */
static bool
direct_branches_keep_bounds (void)
{
  uint64_t bounds[2] = { 0, 0 };

  __asm__ volatile ("bndmk	(%1), %%bnd0\n\t"
		    ".byte	0xe9, 0, 0, 0, 0\n\t"
		    "bndmov	%%bnd0, (%0)"
		    :
		    : "r" (bounds), "r" (0x1000UL)
		    : "memory");
  return bounds[0] != 0;
}

void
mpxguard_mpx_find_quirks (struct mpxguard_mpx_quirks *quirks)
{
  prepare (ENABLE);
  mpxguard_mpx_switch_on ();
  quirks->operands_twice = operands_are_read_twice ();
  quirks->direct_branches = direct_branches_keep_bounds ();
  quirks->register_forms = false;
  quirks->shifted_base = base_is_shifted ();
  prepare (0);
  mpxguard_mpx_switch_on ();
}
