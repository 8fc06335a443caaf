/* Layout of the heap that the plugin's code and the runtime share.

   The address space is cut into regions.  A region of the heap holds slots of
   one size, at addresses that are multiples of that size; so a pointer to
   anywhere in a slot gives the slot's base by a multiplication and the
   object's end by one load.  For every P below 2^MPXGUARD_HEAP_ADDRESS_BITS:

       n      = P >> MPXGUARD_HEAP_REGION_SHIFT
       base   = mulhi (P, magics[n]) * sizes[n]
       where  = base + sizes[n] - 8
       lower  = base,  upper = the word at WHERE

   That word is the address of the object's last byte; 0 if the slot is free or
   was never used: then no byte is legal.  Generated code compares with the
   word in memory, and so sees at once that an object was freed.  A slot always
   has 8 bytes more than the program asked for, so one past the end is in the
   slot too.

   Where the heap is not, magic is 0 and size leads to a word of ~0, so
   lower = 0 and upper = ~0: everything is allowed.

   Bounds of a pointer that is tracked are kept in the same form: WHERE is then
   the address of a pair of words {upper, lower} that is never changed
   (kept-bounds.h in the runtime).  The word of ~0 is the first of such a pair.

   The two tables lie behind each other; an index is scaled by their loads.
   All this is total: whatever P is, what is read is mapped.  Above that
   address the heap never is, and the table does not speak.  The table is
   mapped as soon as the runtime has started; it says that the heap is nowhere
   until a module that derives bounds is registered, and for ever where the
   process's malloc is another one or address space is limited: then heap
   blocks are tracked like everything else.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_HEAP_LAYOUT_H
#define MPXGUARD_HEAP_LAYOUT_H

#include "mpxguard-layout.h"

#define MPXGUARD_HEAP_TABLE_BASE MPXGUARD_WORD (0x0fc00000)
#define MPXGUARD_HEAP_TABLE_LIMIT MPXGUARD_WORD (0x0fe00000)

/* Regions of 128 GB.  The tests build the heap with small ones.  */
#ifndef MPXGUARD_HEAP_REGION_SHIFT
#define MPXGUARD_HEAP_REGION_SHIFT 37
#endif
#define MPXGUARD_HEAP_REGION_SIZE (1UL << MPXGUARD_HEAP_REGION_SHIFT)

/* All regions from which bounds are derived are below this address.  Programs
   that are position independent, stacks and mappings lie above.  */
#ifndef MPXGUARD_HEAP_ADDRESS_BITS
#define MPXGUARD_HEAP_ADDRESS_BITS 46
#endif

/* The regions from this one on may be the heap's ...  */
#ifndef MPXGUARD_HEAP_FIRST_REGION
#define MPXGUARD_HEAP_FIRST_REGION 8
#endif

/* ... to this one.  Where addresses are as usual on Linux nothing else is there,
   or below, but the objects of a program linked to a fixed address, which are
   in region 0: the generated code's test of a pointer.  QEMU's user-mode
   emulation has everything in region 2 and the next ones.  */
#define MPXGUARD_HEAP_LAST_REGION \
  ((MPXGUARD_WORD (1) \
    << (MPXGUARD_HEAP_ADDRESS_BITS - MPXGUARD_HEAP_REGION_SHIFT)) - 1)

/* The arithmetic is exact below this one, that of all user addresses.  */
#define MPXGUARD_HEAP_PROOF_BITS 47

/* The entries of each table.  */
#define MPXGUARD_HEAP_ENTRIES \
  (MPXGUARD_WORD (1) << (MPXGUARD_HEAP_ADDRESS_BITS - MPXGUARD_HEAP_REGION_SHIFT))

/* Every size class is a multiple of this.  */
#define MPXGUARD_HEAP_ALIGNMENT 16

/* The tables: of the sizes, and of the multipliers.  */
#define MPXGUARD_HEAP_SIZES MPXGUARD_HEAP_TABLE_BASE
#define MPXGUARD_HEAP_MAGICS \
  (MPXGUARD_HEAP_SIZES + MPXGUARD_HEAP_ENTRIES * 8)

/* Behind them the words ~0 and 0: INIT, upper bound first.  */
#define MPXGUARD_HEAP_UNLIMITED \
  (MPXGUARD_HEAP_MAGICS + MPXGUARD_HEAP_ENTRIES * 8)

/* The size in the entry of a region that is not the heap's.  */
#define MPXGUARD_HEAP_NO_SIZE (MPXGUARD_HEAP_UNLIMITED + 8)

#endif /* MPXGUARD_HEAP_LAYOUT_H */
