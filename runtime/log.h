/* Where reports and statistics go.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_LOG_H
#define MPXGUARD_LOG_H

#include <stdbool.h>

/* Return the descriptor that log_path asks for.  A file is opened at the
   first call in each process; stderr serves if it cannot be.  */
int mpxguard_log_fd (void);

/* Make room at FD, the log, for one more result in the SARIF file that the log
   is, and return true; false if a SARIF file has to begin there.  */
bool mpxguard_log_reopen_sarif (int fd);

#endif /* MPXGUARD_LOG_H */
