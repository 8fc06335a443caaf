/* A module of the mpx backend written by hand: what the plugin does for the
   program, done by macros.

   Operands have only forms that every known emulator executes right: a
   register without displacement, and a nop behind bndldx and bndstx.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mpxguard-layout.h"

#ifndef MODULE_FLAGS
#define MODULE_FLAGS MPXGUARD_MODULE_SAFE_FORMS
#endif
#ifndef MODULE_METADATA
#define MODULE_METADATA MPXGUARD_METADATA_TABLES
#endif

extern void __mpxguard_register_object (const struct mpxguard_module *);

extern const struct mpxguard_mpx_check __start_mpxguard_checks[]
  __attribute__ ((weak));
extern const struct mpxguard_mpx_check __stop_mpxguard_checks[]
  __attribute__ ((weak));

#if HAS_STATIC_POINTERS
static const struct mpxguard_static_pointer static_pointers[]
  = { { &initialised, object, sizeof object } };
#endif

static struct mpxguard_module this_module
  = { .abi_version = MPXGUARD_ABI_VERSION,
      .backend = MPXGUARD_BACKEND_MPX,
      .metadata = MODULE_METADATA,
      .flags = MODULE_FLAGS };

static void __attribute__ ((constructor (102)))
register_module (void)
{
  this_module.checks = __start_mpxguard_checks;
  this_module.checks_end = __stop_mpxguard_checks;
#if HAS_STATIC_POINTERS
  this_module.pointers = static_pointers;
  this_module.pointers_end = static_pointers + 1;
#endif
  __mpxguard_register_object (&this_module);
}

/* Give bnd0 the bounds of SIZE bytes at P.  */
#define MAKE_BOUNDS(P, SIZE)						\
  __asm__ volatile ("bndmk	(%%rax,%%rdx), %%bnd0"			\
		    : : "a" (P), "d" ((unsigned long) (SIZE) - 1) : "memory")

/* SLOT holds P, which has the bounds in bnd0.  */
#define STORE_BOUNDS(SLOT, P)						\
  __asm__ volatile ("bndstx	%%bnd0, (%%rax,%%rdx,1)\n\tnop"		\
		    : : "a" (SLOT), "d" (P) : "memory")

/* Give bnd0 the bounds of P, which was found in SLOT.  */
#define LOAD_BOUNDS(SLOT, P)						\
  __asm__ volatile ("bndldx	(%%rax,%%rdx,1), %%bnd0\n\tnop"		\
		    : : "a" (SLOT), "d" (P) : "memory")

/* Copy bnd0 to WORDS: lower and the complement of upper.  */
#define READ_BOUNDS(WORDS)						\
  __asm__ volatile ("bndmov	%%bnd0, (%%rax)" : : "a" (WORDS) : "memory")

/* Check the access of SIZE bytes at P, as FLAGS say, against bnd0.  */
#define CHECK_BOUNDS(P, SIZE, FLAGS)					\
  __asm__ volatile ("771:	bndcl	(%%rax), %%bnd0\n\t"		\
		    "bndcu	(%%rdx), %%bnd0\n"			\
		    "772:\t.pushsection mpxguard_checks, \"a\"\n\t"	\
		    ".long	771b - ., 772b - 771b, 0, %c2\n\t"	\
		    ".popsection"					\
		    : : "a" (P), "d" ((const char *) (P) + (SIZE) - 1),	\
			"i" ((SIZE) << 8 | (FLAGS)) : "memory")

/* Return the number of bytes in the bounds that P, found in SLOT, has; 0 for
   no limit.  */
static inline unsigned long
bytes_of (const void *slot, const void *p)
{
  unsigned long words[2] = { 0, 0 };

  LOAD_BOUNDS (slot, p);
  READ_BOUNDS (words);
  return ~words[1] - words[0] + 1;
}
