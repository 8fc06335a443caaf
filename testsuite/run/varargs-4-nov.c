/* Wrappers around the printf family, as programs log.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char log_text[200];

__attribute__ ((format (printf, 2, 3), noipa)) static void
log_to (char *place, const char *format, ...)
{
  va_list ap;

  va_start (ap, format);
  vsnprintf (place, 100, format, ap);
  va_end (ap);
}

__attribute__ ((format (printf, 1, 2), noipa)) static char *
make (const char *format, ...)
{
  va_list ap, count;

  va_start (ap, format);
  va_copy (count, ap);
  int n = vsnprintf (NULL, 0, format, count);
  va_end (count);
  char *result = malloc (n + 1);
  vsprintf (result, format, ap);
  va_end (ap);
  return result;
}

int
main (void)
{
  char name[5] = "abcd";

  log_to (log_text, "%s %.2f %d %c %*d", name, 1.5, 3, 'x', 4, 5);
  if (strcmp (log_text, "abcd 1.50 3 x    5"))
    return 1;
  char *t = make ("%.3s|%p|%ld", name, (void *) 0, 7L);
  if (strcmp (t, "abc|(nil)|7"))
    return 2;
  free (t);
  return 0;
}
