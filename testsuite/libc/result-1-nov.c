/* Results that point to libc's own memory: getenv, localtime, strerror, errno,
   environment, ctype tables, stdio's buffers: never a violation.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <ctype.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int
main (void)
{
  time_t now = 86400;
  struct tm *tm = gmtime (&now);
  struct lconv *lc = localeconv ();
  int letters = 0;

  if (tm->tm_mday != 2 || strlen (asctime (tm)) != 25)
    return 1;
  for (int c = -1; c < 256; c++)
    letters += isalpha (c) != 0;
  errno = EINVAL;
  if (letters != 52 || strlen (strerror (errno)) < 5 || *lc->decimal_point != '.')
    return 2;
  char *path = getenv ("PATH");
  if (path)
    for (char *p = path; *p; p++)
      if (p[0] == ':' && p[1] == 0)
	break;
  struct passwd *pw = getpwuid (0);
  if (pw && strlen (pw->pw_name) == 0)
    return 3;
  setlocale (LC_ALL, "C");
  return strlen (nl_langinfo (CODESET)) == 0;
}
