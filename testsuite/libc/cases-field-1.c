/* Literals that are written to fields, of which GCC makes copies of bytes
   before any pass.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-options "-Wno-stringop-overflow -Wno-stringop-truncation" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"

struct record
{
  char name[8];
  char text[32];
  char tail[1];
};

static struct record static_record;

/* A new record.  */
static struct record *
new_record (void)
{
  return hide (calloc (1, sizeof (struct record) + 32));
}

CASE (copy_good)
{
  struct record *r = new_record ();

  strcpy (r->name, "seven 7");
  strcpy (&r->name[number (4)], "abc");
  strcpy (r->name + 2, "abcde");
  strcpy (r->tail, "as long as I like");
  strcpy ((char *) r, "the whole record");
  memcpy (r->name, "both of the fields", 19);
  strcpy (stpcpy (r->name, "abc"), "def");
  use (r);
}
CASE (copy_bad) { struct record *r = new_record (); strcpy (r->name, "eight: 8"); use (r); }
CASE (copy_inside_bad) { struct record *r = new_record (); strcpy (r->name + 2, "abcdef"); use (r); }
CASE (copy_element_bad) { struct record *r = new_record (); strcpy (&r->name[number (4)], "abcd"); use (r); }
CASE (copy_static_bad) { strcpy (static_record.name, "eight: 8"); use (&static_record); }
CASE (copy_local_bad) { struct record r; strcpy (r.name, "it has sixteen b"); use (&r); }
CASE (stpcpy_bad) { struct record *r = new_record (); stpcpy (r->name, "eight: 8"); use (r); }
CASE (strncpy_good) { struct record *r = new_record (); strncpy (r->name, "abcdefghijkl", 8); use (r); }
CASE (strncpy_bad) { struct record *r = new_record (); strncpy (r->name, "abcdefghijkl", 9); use (r); }
CASE (append_good)
{
  struct record *r = new_record ();

  strcpy (r->name, "abc");
  strcat (r->name, "defg");
  strcat (r->tail, "as long as I like");
  strcat (r->name + 3, "");
  if (strncmp (r->name, "abcdefg", 8) != 0)
    abort ();
}
CASE (append_bad)
{
  struct record *r = new_record ();

  strcpy (r->name, "abcd");
  strcat (r->name, "efgh");
  use (r);
}
/* The address is made once.  */
CASE (effects_good)
{
  struct record r[2] = { 0 }, *p = r;

  strcpy ((p++)->name, "seven 7");
  if (p != r + 1)
    abort ();
  use (r);
}

CASES = {
  GOOD (copy_good), BAD (copy_bad, "write", 9, "strcpy"),
  BAD (copy_inside_bad, "write", 7, "strcpy"),
  BAD (copy_element_bad, "write", 5, "strcpy"),
  BAD (copy_static_bad, "write", 9, "strcpy"),
  BAD (copy_local_bad, "write", 17, "strcpy"),
  BAD (stpcpy_bad, "write", 9, "strcpy"),
  GOOD (strncpy_good), BAD (strncpy_bad, "write", 9, "strcpy"),
  GOOD (append_good), BAD (append_bad, "write", 9, "strcat"),
  GOOD (effects_good),
  END
};
