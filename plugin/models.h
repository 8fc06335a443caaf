/* Users' own tables of functions.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_MODELS_H
#define MPXGUARD_MODELS_H

#include "libc-lines.h"

/* Reads the table FILE.  Returns false after an error that names the line.  */
extern bool read_models (const char *file);

/* The line of the users' tables for the function called NAME, null if
   none.  */
extern const libc_line *find_model (const char *name);

#endif /* MPXGUARD_MODELS_H */
