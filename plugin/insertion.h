/* Where statements go.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_INSERTION_H
#define MPXGUARD_INSERTION_H

/* Starts and ends work on the current function.  */
extern void begin_insertions (void);
extern void end_insertions (void);

/* Inserts SEQ where the value of STMT is known first.  */
extern void insert_behind (gimple *stmt, gimple_seq seq);

/* Inserts SEQ at the function's entry, behind what is there already.  */
extern void insert_at_entry (gimple_seq seq);

/* The flag of mpxguard.enter for the current function, made when it is first
   asked for; the address of the current function.  */
extern tree entry_flag (void);
extern tree own_address (void);

#endif /* MPXGUARD_INSERTION_H */
