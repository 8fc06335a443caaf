/* strncmp is to read what lies behind a page, where nothing is: that is reported
   instead of a fault.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "any" "strncmp" } */

#include "page-end.inc.c"

int
main (int argc, char **argv)
{
  char *end = page_end ();

  (void) argc;
  (void) argv;
  return strncmp (end, end - 1, argc + 3) > 0; /* violation */
}
