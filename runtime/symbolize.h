/* Names for addresses.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_SYMBOLIZE_H
#define MPXGUARD_SYMBOLIZE_H

#include <stdbool.h>
#include <stdint.h>

/* A place in a program.  */
struct mpxguard_place
{
  const char *function;		/* Null if unknown.  */
  const char *file;		/* Null if unknown.  */
  int line;
};

/* Call VISIT with ARGUMENT for the place of the instruction at PC: once for
   every function that is inlined there, innermost first, and for the one that
   holds it.  Return false if nothing is known, not even a symbol.  */
bool mpxguard_symbolize (uint64_t pc,
			 void (*visit) (const struct mpxguard_place *place,
					void *argument),
			 void *argument);

/* An object or function of the symbol tables.  */
struct mpxguard_symbol
{
  const char *name;
  uint64_t start;
  uint64_t size;
};

/* Find the symbol that ADDRESS lies in and describe it in *SYMBOL.  Return
   false if there is none.  */
bool mpxguard_symbol_find (uint64_t address, struct mpxguard_symbol *symbol);

#endif /* MPXGUARD_SYMBOLIZE_H */
