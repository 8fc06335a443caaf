/* The bounds tables of MPX.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#include "mpx-table.h"

#include "table.h"
#include "bdlock.h"
#include "table-memory.h"

uint64_t *mpxguard_mpx_directory;

void
mpxguard_mpx_set_tables_up (uint64_t directory)
{
  mpxguard_mpx_directory = (uint64_t *) directory;
}

bool
mpxguard_mpx_make_table (uint64_t address)
{
  uint64_t n = (address - (uint64_t) mpxguard_mpx_directory) / 8;
  mpxguard_sigset old;
  uint64_t none = 0;
  void *t;

  if (n >= MPXGUARD_MPX_DIRECTORY_SIZE / 8)
    return false;
  mpxguard_bd_read_lock (&mpxguard_wiped->bd_sem, &old);
  t = mpxguard_table_map (MPXGUARD_MPX_TABLE_SIZE);
  if (t)
    __atomic_compare_exchange_n (&mpxguard_mpx_directory[n], &none,
				 (uint64_t) t | 1, false, __ATOMIC_SEQ_CST,
				 __ATOMIC_SEQ_CST);
  mpxguard_bd_read_unlock (&mpxguard_wiped->bd_sem, &old);
  return t != NULL;
}
