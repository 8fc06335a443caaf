/* The str* functions on strings that just fit; searches whose results are used
   to walk on; null results.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <strings.h>

__attribute__ ((noipa)) static size_t
words (const char *s)
{
  size_t n = 0;

  for (s += strspn (s, " "); *s; s += strspn (s, " "))
    {
      n++;
      s += strcspn (s, " ");
    }
  return n;
}

int
main (void)
{
  char *p = malloc (6), q[11], list[] = "a,bb,,ccc", *state;

  strcpy (p, "hello");
  strcpy (q, p);
  strcat (q, p);
  if (strlen (q) != 10 || strcmp (q + 5, p) || strncmp (q, p, 5)
      || strcasecmp (p, "HELLO") || strncasecmp (p, "HELP", 3))
    return 1;
  strncpy (p, "abcdefghij", 6);
  if (strnlen (p, 6) != 6 || strnlen (p, 3) != 3)
    return 2;
  strncpy (p, "x", 6);
  if (strchr (q, 'o') != q + 4 || strrchr (q, 'o') != q + 9
      || strstr (q, "lohe") != q + 3 || strpbrk (q, "xyzl") != q + 2
      || strchr (q, 'z') || strchr (q, 0) != q + 10 || strchrnul (q, 'z')[-1] != 'o')
    return 3;
  if (words ("  one two  three ") != 3)
    return 4;
  int tokens = 0;
  for (char *t = strtok_r (list, ",", &state); t; t = strtok_r (NULL, ",", &state))
    {
      t[strlen (t) - 1] = '.';
      tokens++;
    }
  if (tokens != 3 || list[8] != '.')
    return 5;
  char *rest = q;
  while (strsep (&rest, "l"))
    tokens++;
  char *end = stpcpy (q, "ab");
  strcpy (end, "cd");
  end = stpncpy (q, "abcdefghijklm", 11);
  return tokens != 8 || end != q + 11 || q[10] != 'k';
}
