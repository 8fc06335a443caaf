/* What reports say of bugs at calls of the C library: see bugs.h.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <wchar.h>
#include "bugs.h"

struct user
{
  char name[8];
  int number;
};

__attribute__ ((noinline)) static char *
duplicate (const char *text)
{
  char *copy = malloc (strlen (text));

  strcpy (copy, text);
  return copy;
}

BUG (copy_of_string)
{
  puts (duplicate ("seven"));
}

BUG (string_into_field)
{
  struct user *u = calloc (1, sizeof *u);

  strcpy (u->name, "a name that is too long");
  puts (u->name);
}

BUG (copy_too_much)
{
  char *from = malloc (100), *to = malloc (60);

  memset (from, 0, 100);
  memcpy (to, from, 100 + (size_t) zero);
}

BUG (source_too_short)
{
  char small[10] = "", large[40];

  memcpy (large, small, 40 + (size_t) zero);
  puts (large);
}

BUG (set_too_much)
{
  long values[5];

  memset (values, 0, 6 * sizeof (long) + (size_t) zero);
  printf ("%ld\n", values[zero]);
}

BUG (no_end)
{
  char word[4] = { 'a', 'b', 'c', (char) ('d' + zero) };

  printf ("%zu\n", strlen (word));
}

BUG (printed_into)
{
  char date[8];

  sprintf (date, "%04d-%02d-%02d", 2026, 11, 22 + zero);
  puts (date);
}

BUG (wrong_size_told)
{
  char date[8];

  snprintf (date, 16 + (size_t) zero, "%04d-%02d-%02d", 2026, 11, 22);
  puts (date);
}

BUG (read_word)
{
  char word[5];

  sscanf ("abcdefgh", "%s", word);
  puts (word);
}

BUG (appended)
{
  char path[10] = "/home/me";

  strcat (path, "/file");
  puts (path);
}

BUG (read_file)
{
  char bytes[16];
  int ends[2];

  if (pipe (ends) || write (ends[1], "some text of a pipe", 19) != 19)
    abort ();
  if (read (ends[0], bytes, 19 + (size_t) zero) == 19)
    puts (bytes);
}

BUG (wide_copy)
{
  wchar_t word[4];

  wcscpy (word, L"seven");
  printf ("%d\n", word[zero]);
}

BUG (printed_string)
{
  char word[4] = { 'a', 'b', 'c', (char) ('d' + zero) };

  printf ("%s\n", word);
}

BUG (sorted)
{
  int list[5] = { 5, 4, 3, 2, zero };

  qsort (list, 6 + (size_t) zero, sizeof *list,
	 (int (*) (const void *, const void *)) strcmp);
  printf ("%d\n", list[0]);
}

BUGS = {
  { "copy_of_string", copy_of_string,
    "out-of-bounds write of size 6", "1 byte past", "a heap block of 5 bytes",
    NULL, "strcpy (copy, text)", "duplicate", "copy_of_string" },
  { "string_into_field", string_into_field, "out-of-bounds write of size",
    "the upper bound", "a heap block of 12 bytes", NULL,
    "strcpy (u->name, ", "string_into_field", NULL },
  { "copy_too_much", copy_too_much, "out-of-bounds write of size 100",
    "ends 40 bytes past", "a heap block of 60 bytes", NULL,
    "memcpy (to, from,", "copy_too_much", NULL },
  { "source_too_short", source_too_short, "out-of-bounds read of size 40",
    "ends 30 bytes past",
    "the stack variable 'small' of function source_too_short, 10 bytes",
    "small[10]", "memcpy (large, small,", "source_too_short", NULL },
  { "set_too_much", set_too_much, "out-of-bounds write of size 48",
    "ends 8 bytes past",
    "the stack variable 'values' of function set_too_much, 40 bytes",
    "values[5]", "memset (values,", "set_too_much", NULL },
  { "no_end", no_end, "out-of-bounds read of size", "",
    "the stack variable 'word' of function no_end, 4 bytes",
    "word[4]", "strlen (word)", "no_end", NULL },
  { "printed_into", printed_into, "out-of-bounds write of size", "",
    "the stack variable 'date' of function printed_into, 8 bytes",
    "date[8]", "sprintf (date,", "printed_into", NULL },
  { "wrong_size_told", wrong_size_told, "out-of-bounds write of size", "",
    "the stack variable 'date' of function wrong_size_told, 8 bytes",
    "date[8]", "snprintf (date,", "wrong_size_told", NULL },
  { "read_word", read_word, "out-of-bounds write of size", "",
    "the stack variable 'word' of function read_word, 5 bytes",
    "word[5]", "sscanf (\"abcdefgh\"", "read_word", NULL },
  { "appended", appended, "out-of-bounds write of size", "",
    "the stack variable 'path' of function appended, 10 bytes",
    "path[10]", "strcat (path,", "appended", NULL },
  { "read_file", read_file, "out-of-bounds write of size 19",
    "ends 3 bytes past",
    "the stack variable 'bytes' of function read_file, 16 bytes",
    "bytes[16]", "read (ends[0], bytes,", "read_file", NULL },
  { "wide_copy", wide_copy, "out-of-bounds write of size", "",
    "the stack variable 'word' of function wide_copy, 16 bytes",
    "word[4]", "wcscpy (word,", "wide_copy", NULL },
  { "printed_string", printed_string, "out-of-bounds read of size", "",
    "the stack variable 'word' of function printed_string, 4 bytes",
    "word[4]", "printf (\"%s\\n\", word)", "printed_string", NULL },
  { "sorted", sorted, "out-of-bounds write", "",
    "the stack variable 'list' of function sorted, 20 bytes",
    "list[5]", "qsort (list,", "sorted", NULL },
  END
};
