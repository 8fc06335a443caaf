/* Functions of the library through pointers: bounds go in and come out.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
compare (const void *a, const void *b)
{
  return *(const char *) a - *(const char *) b;
}

int
main (void)
{
  char *(*volatile duplicate) (const char *) = strdup;
  char *(*volatile copy) (char *, const char *) = strcpy;
  int (*volatile print) (char *, size_t, const char *, ...) = snprintf;
  void (*volatile sort) (void *, size_t, size_t,
			 int (*) (const void *, const void *)) = qsort;
  long (*volatile number) (const char *, char **, int) = strtol;
  char *text = duplicate ("9876543210"), *end;
  char buffer[20];

  sort (text, 10, 1, compare);
  copy (buffer, text);
  if (strcmp (buffer, "0123456789"))
    return 2;
  print (buffer, sizeof buffer, "%d %s %s %s %s %s", 1, "a", "b", "c", "d",
	 text);
  if (strcmp (buffer, "1 a b c d 012345678"))
    return 3;
  if (number (text + 5, &end, 10) != 56789 || *end)
    return 4;
  free (text);
  return 0;
}
