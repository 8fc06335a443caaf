/* Memory for tables, and which table is whose.

   A table that a slice once had stays the slice's for ever, emptied: code that
   reads and writes entries takes no lock and may still hold the table's
   address, which therefore must stay mapped and must never come to speak for
   another slice.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_TABLE_MEMORY_H
#define MPXGUARD_TABLE_MEMORY_H

#include "space.h"

/* Map SIZE bytes of zeros as for tables; return null if that fails.  */
void *mpxguard_table_map (uint64_t size);

/* Return memory for slice N's table of SIZE bytes, the same for all tables: what
   the slice had before, or fresh, zeroed.  0 if memory is short.  */
uint64_t mpxguard_table_take (uint64_t n, uint64_t size);

/* Slice N has TABLE for ever.  */
void mpxguard_table_keep (uint64_t n, uint64_t table);

/* TABLE, of SIZE bytes, which mpxguard_table_take returned for slice N, was
   not published.  */
void mpxguard_table_drop (uint64_t n, uint64_t table, uint64_t size);

/* Give the memory of the SIZE bytes at ADDRESS, whole pages of tables, back
   to the kernel, so that they read as zeros.  Return false if it refuses.  */
bool mpxguard_table_release (uint64_t address, uint64_t size);

/* Return how many bytes of the SIZE at ADDRESS, whole pages, are resident.  */
uint64_t mpxguard_table_resident (uint64_t address, uint64_t size);

/* Return the note of slice N; null if it never had a table.  */
struct mpx_note *mpxguard_table_note (uint64_t n);

/* The same, but for any slice; null only if memory is short.  */
struct mpx_note *mpxguard_table_make_note (uint64_t n);

/* Return the first slice from FIRST to LAST that might have a table, judged
   by groups of slices, or LAST + 1.  Loops over large ranges skip the rest and
   do not make the directory resident.  */
uint64_t mpxguard_table_next (uint64_t first, uint64_t last);

/* Groups are of so many slices, the entries of one page of the directory.  */
#define MPXGUARD_TABLE_GROUP (4096UL / 8)

#endif /* MPXGUARD_TABLE_MEMORY_H */
