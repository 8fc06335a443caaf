/* The process's mappings, read from /proc/self/maps.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_MAPS_H
#define MPXGUARD_MAPS_H

#include <stdbool.h>
#include <stdint.h>

struct mpxguard_mapping
{
  uint64_t start;
  uint64_t end;			/* One past the last byte.  */
  bool readable;
  bool writable;
  uint64_t inode;		/* Of the file; of a System V segment its
				   number.  */
  char name[160];		/* File or [stack] etc.; may be empty, is cut
				   if it is too long.  */
};

/* Find the first mapping that has a byte in [FROM, TO) and describe it in
   *MAPPING.  Return false if there is none or /proc cannot be read.  */
bool mpxguard_maps_find (uint64_t from, uint64_t to,
			 struct mpxguard_mapping *mapping);

/* Call VISIT (MAPPING, DATA) for every mapping, in the order of addresses,
   until it returns false.  Return false if /proc cannot be read.  */
bool mpxguard_maps_walk (bool (*visit) (const struct mpxguard_mapping *mapping,
					void *data),
			 void *data);

/* The same for the mappings alone which the kernel wipes in the child of a fork
   (MADV_WIPEONFORK).  That takes longer: the kernel counts their pages.  */
bool mpxguard_maps_walk_wiped (bool (*visit) (const struct mpxguard_mapping
						*mapping,
					      void *data),
			       void *data);

#endif /* MPXGUARD_MAPS_H */
