/* The strings of the sections for reports.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#ifndef MPXGUARD_NAME_STRINGS_H
#define MPXGUARD_NAME_STRINGS_H

/* Whether names are wanted, and can be reached: code of the large model is
   as it is because 32 bits are too few somewhere.  */
extern bool names_wanted_p (void);

/* The number of the label of STRING, which is copied.  */
extern unsigned string_number (const char *string);

/* The same of the name of FILE as debug information would have it:
   -ffile-prefix-map applies.  */
extern unsigned file_number (const char *file);

/* The name of DECL as the user wrote it; empty if there is none.  */
extern const char *decl_name (tree decl);

/* Writes the section of the strings.  */
extern void write_strings (void);

#endif /* MPXGUARD_NAME_STRINGS_H */
