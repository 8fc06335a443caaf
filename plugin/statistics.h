/* What happened to the checks of a function.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_STATISTICS_H
#define MPXGUARD_STATISTICS_H

struct check_statistics
{
  unsigned inserted;		/* Checks written.  */
  unsigned proved;		/* Accesses that are in bounds for sure.  */
  unsigned unknown;		/* Accesses through pointers with INIT.  */
  unsigned removed;		/* Checks that others made superfluous.  */
};

extern check_statistics statistics;

/* Instructions on bounds, by number, and their names.  */
const unsigned BOUND_INSTRUCTIONS = 7;
extern const char *const bound_instruction_names[BOUND_INSTRUCTIONS];

/* The code of a function in the mpx backend.  */
struct bound_register_statistics
{
  unsigned instructions[BOUND_INSTRUCTIONS]; /* All that there are.  */
  unsigned spills;		/* Stores to stack slots.  */
  unsigned reloads;		/* Loads from them.  */
  unsigned made_again;		/* bndmk instead of loads.  */
};

extern bound_register_statistics bound_statistics;

/* Forgets the numbers; prints them for FUN if -stats was given, and to the
   dump file if there is one.  */
extern void reset_statistics (void);
extern void print_statistics (function *fun);
/* The same for bound_statistics, which are then forgotten.  */
extern void print_bound_statistics (function *fun);

#endif /* MPXGUARD_STATISTICS_H */
