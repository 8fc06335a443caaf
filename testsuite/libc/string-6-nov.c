/* Stores to local strings that only a function of libc reads: GCC knows what
   its builtins read, and must not take their wrappers for functions that read
   nothing.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define CHECK(CONDITION) do { if (!(CONDITION)) abort (); } while (0)
#define LETTERS { 'a', 'b', 'c', 0 }

__attribute__ ((noipa)) static void
search (char a, char b)
{
  { char s[] = LETTERS; CHECK (strpbrk (s, "xb")); }
  { char s[] = LETTERS; s[1] = a; CHECK (strchr (s, a)); }
  { char s[] = LETTERS; s[1] = b; CHECK (strrchr (s, b)); }
  { char s[] = LETTERS; s[0] = b; char t[] = { b, 0 }; CHECK (strstr (s, t)); }
  { char s[] = LETTERS; s[0] = b; char t[] = { b, 0 }; CHECK (strspn (s, t) > 0); }
  { char s[] = LETTERS; s[2] = a; char t[] = { a, 0 }; CHECK (strcspn (s, t) == 2); }
  { char s[] = LETTERS; s[0] = a; char t[] = LETTERS; t[0] = a; CHECK (!strcmp (s, t)); }
  { char s[] = LETTERS; s[0] = a; char t[] = LETTERS; t[0] = a; CHECK (!strncmp (s, t, a)); }
  { char s[] = LETTERS; s[0] = a; char t[] = LETTERS; t[0] = a; CHECK (!strcasecmp (s, t)); }
  { char s[] = LETTERS; s[0] = a; char t[] = LETTERS; t[0] = a; CHECK (!memcmp (s, t, b / 32)); }
  { char s[] = LETTERS; s[1] = a; CHECK (memchr (s, a, 4) == s + 1); }
  { char s[] = LETTERS; s[3 - a / 64] = 0; CHECK (strlen (s) == 2); }
  { char s[] = LETTERS; s[2] = 0; CHECK (strnlen (s, a) == 2); }
  { char s[] = LETTERS; char *p; s[0] = a; CHECK ((p = strdup (s)) && p[0] == a); free (p); }
  { wchar_t s[] = LETTERS; s[1] = b; CHECK (wcschr (s, b) == s + 1); }
}

__attribute__ ((noipa)) static void
copy (char a, char b)
{
  { char s[] = LETTERS, t[8]; s[0] = a; strcpy (t, s); CHECK (t[0] == a); }
  { char s[] = LETTERS, t[8]; s[0] = b; t[0] = a; t[1] = 0; strcat (t, s); CHECK (t[1] == b); }
  { char s[] = LETTERS, t[8]; s[0] = b; t[0] = a; t[1] = 0; strncat (t, s, a); CHECK (t[1] == b); }
  { char s[] = LETTERS, t[8]; s[0] = a; CHECK (*stpcpy (t, s) == 0 && t[0] == a); }
  { char s[] = LETTERS, t[8]; s[0] = a; strncpy (t, s, sizeof t); CHECK (t[0] == a); }
  { char s[] = LETTERS, t[8]; s[0] = a; sprintf (t, "%s", s); CHECK (t[0] == a); }
  { char s[] = LETTERS, t[8]; s[0] = a; snprintf (t, sizeof t, "-%s", s); CHECK (t[1] == a); }
  { char f[] = { '%', 'd', 0 }, t[8]; f[1] = a < b ? 'c' : 'd'; snprintf (t, sizeof t, f, b); CHECK (t[0] == b); }
  { char s[] = LETTERS, c; s[0] = b; CHECK (sscanf (s, "%c", &c) == 1 && c == b); }
  { char s[] = { '1', '2', 0 }; s[0] += a - 64; CHECK (atoi (s) == 22 && strtol (s, NULL, 10) == 22); }
  { wchar_t s[] = LETTERS, t[8]; s[0] = a; wcscpy (t, s); CHECK (t[0] == a); }
}

int
main (void)
{
  search ('A', 'B');
  copy ('A', 'B');
  return 0;
}
