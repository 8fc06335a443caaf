/* What a child of fork must find as new: locks that threads may hold which
   do not exist in the child.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_WIPED_H
#define MPXGUARD_WIPED_H

#include <stdint.h>

/* A phase-fair reader-writer lock; see bdlock.c.  */
struct mpxguard_bd_sem
{
  uint32_t readers_in;
  uint32_t readers_out;
  uint32_t writers_in;
  uint32_t writers_out;
};

struct mpxguard_wiped
{
  struct mpxguard_bd_sem bd_sem;
  uint32_t reporter;		/* See report.c.  */
  uint32_t escape_lock;		/* See heap-escape.c.  */
};

/* All of it is 0 at the start and again in every child of fork, however that
   was made; vfork, whose child shares all memory, changes nothing.  */
extern struct mpxguard_wiped *mpxguard_wiped;

/* Make it; let it be wiped by forks, for which malloc might be needed.  Called
   by mpxguard_init.  */
void mpxguard_wiped_init (void);
void mpxguard_wiped_watch_forks (void);

#endif /* MPXGUARD_WIPED_H */
