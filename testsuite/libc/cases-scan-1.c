/* scanf and fgetws where the text is longer than the memory: arrays on the
   stack, whose neighbours a report needs unharmed.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "cases.h"
#include <stdarg.h>
#include <wchar.h>

/* A stream whose text is COUNT letters and what follows them.  */
static FILE *
letters (int count, const char *rest)
{
  FILE *file = tmpfile ();

  for (int i = 0; i < count; i++)
    fputc ('A' + i % 26, file);
  fputs (rest, file);
  rewind (file);
  return file;
}

/* The same for wide characters.  */
static FILE *
wide_letters (int count, const char *rest)
{
  FILE *file = tmpfile ();

  for (int i = 0; i < count; i++)
    fputwc (L'A' + i % 26, file);
  fwprintf (file, L"%s", rest);
  rewind (file);
  return file;
}

/* A string of COUNT letters.  */
static char *
text (size_t count)
{
  char *s = malloc (count + 1);

  memset (s, 'A', count);
  s[count] = 0;
  return hide (s);
}

static void
want (int condition)
{
  if (!condition)
    puts ("mpxguard's wrapper got it wrong");
}

static int
scan (const char *from, const char *format, ...)
{
  va_list ap;
  int result;

  va_start (ap, format);
  result = vsscanf (from, format, ap);
  va_end (ap);
  return result;
}

CASE (fscanf_good) { char a[10]; want (fscanf (letters (9, " x"), "%s", a) == 1 && strlen (a) == 9 && a[8] == 'I'); }
CASE (fscanf_bad) { char a[10]; number (fscanf (letters (99, ""), "%s", a)); use (a); }
CASE (fscanf_far) { char a[10]; number (fscanf (letters (5000, ""), "%s", a)); use (a); }
CASE (fscanf_rest) { char a[10], b[4]; int i; FILE *f = letters (5, " 42 xyz!"); want (fscanf (f, "%s%d %[x-z]", a, &i, b) == 3 && i == 42 && !strcmp (b, "xyz") && fgetc (f) == '!'); }
CASE (fscanf_width) { char a[10]; want (fscanf (letters (5, ""), "%99s", a) == 1 && !strcmp (a, "ABCDE")); }
CASE (fscanf_width_bad) { char a[10]; number (fscanf (letters (99, ""), "%99s", a)); use (a); }
CASE (fscanf_none) { char a[4] = "abc"; want (fscanf (letters (0, ""), "%s", a) == EOF && !strcmp (a, "abc")); }
CASE (fscanf_other) { char a[4] = "abc"; want (fscanf (letters (3, ""), "%[0-9]", a) == 0 && !strcmp (a, "abc")); }
CASE (sscanf_bad) { char a[10]; number (sscanf (text (10), "%s", a)); use (a); }
CASE (sscanf_set_bad) { char a[10]; number (sscanf (text (10), "%[^]x]", a)); use (a); }
CASE (sscanf_position) { char a[10], b[10]; int i; want (sscanf ("abc 5 def", "%3$s %2$d %1$s", a, &i, b) == 3 && !strcmp (a, "def") && i == 5 && !strcmp (b, "abc")); }
CASE (sscanf_position_bad) { char a[3], b[10]; number (sscanf ("abc def", "%2$s %1$s", a, b)); use (a); }
CASE (sscanf_literal) { char a[8]; want (sscanf ("50% off", "%*d%% %s", a) == 1 && !strcmp (a, "off")); }
CASE (sscanf_allocates) { char *a, b[4]; want (sscanf ("hello abc", "%ms %s", &a, b) == 2 && !strcmp (a, "hello") && !strcmp (b, "abc")); free (a); }
CASE (sscanf_count) { char a[8]; int n; want (sscanf ("abc def", "%s%n", a, &n) == 1 && n == 3); }
CASE (sscanf_letters_bad) { char a[4]; number (sscanf (text (5), "%5c", a)); use (a); }
CASE (sscanf_letters) { char a[4]; want (sscanf (text (5), "%4c", a) == 1 && a[3] == 'A'); }
CASE (sscanf_many) { char a[4], b[4], c[4], d[4], e[4], f[4], g[4], h[4]; want (sscanf ("1 2 3 4 5 6 7 8", "%s%s%s%s%s%s%s%s", a, b, c, d, e, f, g, h) == 8 && *a == '1' && *h == '8'); }
CASE (sscanf_wide) { wchar_t a[4]; want (sscanf ("abc", "%ls", a) == 1 && a[2] == L'c'); }
CASE (sscanf_wide_bad) { wchar_t a[4]; number (sscanf ("abcd", "%ls", a)); use (a); }
CASE (vsscanf_good) { char a[4]; int i; want (scan ("abc 7", "%s %d", a, &i) == 2 && !strcmp (a, "abc") && i == 7); }
CASE (vsscanf_bad) { char a[4]; number (scan ("abcd 7", "%s", a)); use (a); }
CASE (swscanf_good) { wchar_t a[4]; char b[4]; want (swscanf (L"abc def", L"%ls %s", a, b) == 2 && a[2] == L'c' && !strcmp (b, "def")); }
CASE (swscanf_bad) { wchar_t a[4]; number (swscanf (L"abcd", L"%ls", a)); use (a); }
CASE (swscanf_bytes_bad) { char a[4]; number (swscanf (L"abcd", L"%s", a)); use (a); }
CASE (fgetws_newline_bad) { wchar_t a[10]; FILE *f = wide_letters (9, "\nx"); use (fgetws (a, number (100), f)); use (a); }
CASE (fgetws_fits) { wchar_t a[11]; FILE *f = wide_letters (9, "\nx"); want (fgetws (a, number (100), f) == a && wcslen (a) == 10 && fgetwc (f) == L'x'); }
CASE (fgetws_end) { wchar_t a[10]; FILE *f = wide_letters (9, ""); want (fgetws (a, number (100), f) == a && wcslen (a) == 9); }
CASE (fgetws_bad) { wchar_t a[10]; FILE *f = wide_letters (10, ""); use (fgetws (a, number (100), f)); use (a); }
CASE (fgetws_far) { wchar_t a[10]; FILE *f = wide_letters (900, ""); use (fgetws (a, number (1000), f)); use (a); }

CASES =
{
  GOOD (fscanf_good), BAD (fscanf_bad, "write", 100, "fscanf"),
  BAD (fscanf_far, "write", 5001, "fscanf"), GOOD (fscanf_rest),
  GOOD (fscanf_width), BAD (fscanf_width_bad, "write", 100, "fscanf"),
  GOOD (fscanf_none), GOOD (fscanf_other),
  BAD (sscanf_bad, "write", 11, "sscanf"),
  BAD (sscanf_set_bad, "write", 11, "sscanf"), GOOD (sscanf_position),
  BAD (sscanf_position_bad, "write", 4, "sscanf"), GOOD (sscanf_literal),
  GOOD (sscanf_allocates), GOOD (sscanf_count),
  BAD (sscanf_letters_bad, "write", 5, "sscanf"), GOOD (sscanf_letters),
  GOOD (sscanf_many), GOOD (sscanf_wide),
  BAD (sscanf_wide_bad, "write", 20, "sscanf"), GOOD (vsscanf_good),
  BAD (vsscanf_bad, "write", 5, "vsscanf"), GOOD (swscanf_good),
  BAD (swscanf_bad, "write", 20, "swscanf"),
  BAD (swscanf_bytes_bad, "write", 5, "swscanf"),
  BAD (fgetws_newline_bad, "write", 44, "fgetws"), GOOD (fgetws_fits),
  GOOD (fgetws_end), BAD (fgetws_bad, "write", 44, "fgetws"),
  BAD (fgetws_far, "write", 44, "fgetws"), END
};
