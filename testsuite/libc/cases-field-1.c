/* Strings that are written to fields: literals, of which GCC makes copies of
   bytes before any pass; what scanf reads; and converted ones.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-options "-Wno-stringop-overflow -Wno-stringop-truncation" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"
#include <wchar.h>

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

  int i = 2;

  strcpy ((p++)->name, "seven 7");
  strcpy (&r[0].name[i++], "abcde");
  strcat (&r[0].name[++i], "");
  if (p != r + 1 || i != 4)
    abort ();
  use (r);
}
struct pair
{
  char key[8];
  char value[8];
  int numbers[2];
  wchar_t wide[4];
  char *where;
};

/* A new pair.  */
static struct pair *
new_pair (void)
{
  return hide (calloc (1, sizeof (struct pair)));
}

CASE (scan_good)
{
  struct pair *p = new_pair ();
  int n = 0;

  if (sscanf (hide ("seven77 other77 3 4 5"), "%7s %[a-z7] %d %d%n", p->key,
	      p->value, &p->numbers[0], &p->numbers[1], &n) != 4
      || n != 19 || p->numbers[1] != 4 || strcmp (p->value, "other77") != 0)
    abort ();
  if (sscanf (hide ("abc=def"), "%3[^=]=%ms", p->key + 4, &p->where) != 2
      || strcmp (p->key + 4, "abc") != 0 || strcmp (p->where, "def") != 0)
    abort ();
  if (sscanf (hide ("longer than the key"), "%15c", (char *) p) != 1)
    abort ();
}
CASE (scan_bad)
{
  struct pair *p = new_pair ();

  sscanf (hide ("abc eight888"), "%s %s", p->key, p->value);
  use (p);
}
CASE (scan_inside_bad)
{
  struct pair *p = new_pair ();

  sscanf (hide ("abcd 5"), "%s %d", p->key + 4, p->numbers);
  use (p);
}
CASE (scan_file_bad)
{
  struct pair *p = new_pair ();
  FILE *file = fmemopen (hide ("abcdefgh"), 8, "r");

  fscanf (file, "%8s", p->key);
  use (p);
}
CASE (scan_local_bad)
{
  struct pair p;

  sscanf (hide ("abcdefgh9"), "%8c%s", p.key, p.value + number (8));
  use (&p);
}
CASE (convert_good) { struct pair *p = new_pair (); mbstowcs (p->wide, hide ("abc"), 4); wcstombs (p->key, hide (L"abcdefg"), 8); use (p); }
CASE (convert_bad) { struct pair *p = new_pair (); mbstowcs (p->wide, hide ("abcd"), 5); use (p); }
CASE (convert_back_bad) { struct pair *p = new_pair (); wcstombs (p->key, hide (L"abcdefgh"), 9); use (p); }

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
  GOOD (scan_good), BAD (scan_bad, "write", 9, "sscanf"),
  BAD (scan_inside_bad, "write", 5, "sscanf"),
  BAD (scan_file_bad, "write", 9, "fscanf"),
  BAD (scan_local_bad, "write", 2, "sscanf"),
  GOOD (convert_good), BAD (convert_bad, "write", 20, "mbstowcs"),
  BAD (convert_back_bad, "write", 9, "wcstombs"),
  END
};
