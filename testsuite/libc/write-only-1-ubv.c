/* With check=write the wrappers still check writes.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "--mpxguard-check=write" } */
/* { dg-mpxguard-report "write" "6" "past 1" "heap" "strcpy" } */
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static char
copy (char *to, const char *from)
{
  strcpy (to, from); /* violation */
  return to[0];
}

int
main (void)
{
  char *p = malloc (5);

  copy (p, "fiver");
  return 0;
}
