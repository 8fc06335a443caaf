/* Fortified functions whose size says more than the memory has: the report
   comes before libc ends the program.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-O2" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#define _FORTIFY_SOURCE 2
#include "cases.h"
#include <wchar.h>

static char *line = "0123456789";

/* A stream of LINE.  */
static FILE *
stream (void)
{
  return fmemopen (line, 10, "r");
}

CASE (snprintf_bad) { char a[10]; snprintf (a, number (11), "%d", 1); use (a); }
CASE (snprintf_good) { char a[10]; snprintf (a, number (10), "%d", 1); use (a); }
CASE (fgets_bad) { char a[10]; use (fgets (a, number (11), stream ())); use (a); }
CASE (fgets_good) { char a[10]; use (fgets (a, number (10), stream ())); use (a); }
CASE (fgets_short) { char a[10]; use (fgets (a, number (11), fopen ("/dev/null", "r"))); use (a); }
CASE (fgetws_bad) { wchar_t a[10]; use (fgetws (a, number (11), fopen ("/proc/self/maps", "r"))); use (a); }
CASE (sprintf_bad) { char a[10]; sprintf (a, "%10d", 1); use (a); }
CASE (strcpy_bad) { char a[10]; strcpy (a, hide (line)); use (a); }
CASE (memcpy_bad) { char a[10]; memcpy (a, hide (line), number (11)); use (a); }
CASE (strncpy_bad) { char a[10]; strncpy (a, hide (line), number (11)); use (a); }
CASE (strcat_bad) { char a[10] = "012"; strcat (a, hide (line + 3)); use (a); }
CASE (read_bad) { char a[10]; number (read (0, a, number (11))); use (a); }

CASES =
{
  BAD (snprintf_bad, "write", 11, "snprintf"), GOOD (snprintf_good),
  BAD (fgets_bad, "write", 11, "fgets"), GOOD (fgets_good),
  GOOD (fgets_short),
  BAD (fgetws_bad, "write", 44, "fgetws"),
  BAD (sprintf_bad, "write", 11, "sprintf"),
  BAD (strcpy_bad, "write", 11, "strcpy"),
  BAD (memcpy_bad, "write", 11, "*"),
  BAD (strncpy_bad, "write", 11, "strncpy"),
  BAD (strcat_bad, "write", 11, "strcat"),
  BAD (read_bad, "write", 11, "*"), END
};
