/* The list of functions and files to leave alone.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_IGNORE_LIST_H
#define MPXGUARD_IGNORE_LIST_H

/* Reads the list FILE.  Returns false after an error that names the line.  */
extern bool read_ignore_list (const char *file);

/* Whether the function DECL is on the list.  */
extern bool on_ignore_list_p (tree decl);

#endif /* MPXGUARD_IGNORE_LIST_H */
