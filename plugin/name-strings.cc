/* The strings of the sections for reports.

   In: names of variables, functions and files, and texts of fields.  Out: the
   section

     .line.mpxguard.strings	each string once

   and the numbers of their labels, by which the sections of names.cc and
   places.cc refer to them:

   .Lmpxguard_s1:	.asciz	"copy"

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "gcc-headers.h"
#include "mpxguard-layout.h"
#include "name-strings.h"
#include "options.h"

namespace {

/* The strings, each once, in the order of their labels' numbers.  */
auto_vec<char *> *strings;
hash_map<nofree_string_hash, unsigned> *string_numbers;

/* Writes STRING for the assembler.  */

void
write_string (unsigned number, const char *string)
{
  fprintf (asm_out_file, ".Lmpxguard_s%u:\t.asciz\t\"", number);
  for (const char *p = string; *p; p++)
    if (*p == '"' || *p == '\\' || !ISPRINT (*p))
      fprintf (asm_out_file, "\\%03o", (unsigned char) *p);
    else
      putc (*p, asm_out_file);
  fputs ("\"\n", asm_out_file);
}

} // anonymous namespace

bool
names_wanted_p (void)
{
  return options.names && ix86_cmodel != CM_LARGE
	 && ix86_cmodel != CM_LARGE_PIC;
}

unsigned
string_number (const char *string)
{
  if (!strings)
    {
      strings = new auto_vec<char *> ();
      string_numbers = new hash_map<nofree_string_hash, unsigned> ();
    }
  if (unsigned *known = string_numbers->get (string))
    return *known;
  char *copy = xstrdup (string);
  unsigned number = strings->length ();
  strings->safe_push (copy);
  string_numbers->put (copy, number);
  return number;
}

unsigned
file_number (const char *file)
{
  return string_number (file ? remap_debug_filename (file) : "");
}

const char *
decl_name (tree decl)
{
  return decl && DECL_NAME (decl) ? IDENTIFIER_POINTER (DECL_NAME (decl)) : "";
}

void
write_strings (void)
{
  if (!strings)
    return;
  fputs ("\t.section\t" MPXGUARD_STRINGS_SECTION ",\"MS\",@progbits,1\n",
	 asm_out_file);
  for (unsigned i = 0; i < strings->length (); i++)
    {
      write_string (i, (*strings)[i]);
      free ((*strings)[i]);
    }
  delete string_numbers;
  delete strings;
  strings = NULL;
}
