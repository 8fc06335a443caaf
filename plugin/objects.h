/* What is known of the sizes of objects.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_OBJECTS_H
#define MPXGUARD_OBJECTS_H

/* Whether GCC may not know the size of DECL, a declaration or constant.  */
extern bool unknown_size_p (tree decl);

/* The size in bytes of DECL, whose size is known.  */
extern tree object_size (tree decl);

/* The part of REF that -narrow asks the bounds of its address to be cut down
   to, null for none.  */
extern tree narrowed_part (tree ref);

/* The size of an allocation by CALL as its function's alloc_size attribute
   gives it, null if it gives none or is not to be asked.  New statements go to
   SEQ.  */
extern tree allocation_size (gcall *call, gimple_seq *seq);

#endif /* MPXGUARD_OBJECTS_H */
