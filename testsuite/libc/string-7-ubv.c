/* strlen is to read what lies behind a page, where nothing is: that is reported
   instead of a fault.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "any" "strlen" } */

#include "page-end.inc.c"

int
main (int argc, char **argv)
{
  char *end = page_end ();

  (void) argc;
  (void) argv;
  return strlen (end) > 1; /* violation */
}
