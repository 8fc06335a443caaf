/* Mappings that the program put where it wanted them.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_JOINED_H
#define MPXGUARD_JOINED_H

#include <stdbool.h>
#include <stdint.h>

/* SIZE bytes were mapped at ADDRESS, which the program had asked for.  */
void mpxguard_joined_note (uint64_t address, uint64_t size);

/* A mapping that ended at ADDRESS became SIZE bytes longer, maybe not for the first
   time: blocks grow by a page thousands of times.  */
void mpxguard_joined_grow (uint64_t address, uint64_t size);

/* Return true if all bytes from FROM to END, which is the address of the last
   one, lie in mappings that were put one behind another and the first of them
   at START.  */
bool mpxguard_joined_behind (uint64_t start, uint64_t from, uint64_t end);

#endif /* MPXGUARD_JOINED_H */
