/* Sections of the files that are loaded.

   SPDX-License-Identifier: GPL-3.0-or-later WITH GCC-exception-3.1  */

#ifndef MPXGUARD_SECTIONS_H
#define MPXGUARD_SECTIONS_H

#include <stddef.h>

#include "note.h"

/* A part of a mapped file.  */
struct mpxguard_section
{
  const char *data;		/* Null if there is none.  */
  uint64_t size;
};

/* The sections of names of mpxguard-layout.h.  */
struct mpxguard_name_sections
{
  struct mpxguard_section objects;
  struct mpxguard_section places;
  struct mpxguard_section strings;
};

/* Put the path of the file that OBJECT was loaded from into PATH, which has
   SIZE bytes.  */
void mpxguard_object_path (const struct mpxguard_object *object, char *path,
			   size_t size);

/* Return the sections of names of the file of OBJECT, or of the file with its
   debug information.  They stay mapped until objects are loaded or
   unloaded.  */
const struct mpxguard_name_sections *
mpxguard_sections_find (const struct mpxguard_object *object);

/* Map the file PATH, if it is a regular one, to be read; *SIZE is its size.
   Return null if that cannot be.  */
const char *mpxguard_file_map (const char *path, uint64_t *size);

#endif /* MPXGUARD_SECTIONS_H */
