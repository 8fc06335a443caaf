/* sprintf writes more than there is room.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "*" "any" "stack buffer" "v?sprintf" } */
#include <stdio.h>

__attribute__ ((noipa)) static char
format (char *to, int n)
{
  sprintf (to, "%d", n); /* violation */
  return to[0];
}

int
main (void)
{
  char buffer[5];

  format (buffer, 1234);
  format (buffer, 12345);
  return 0;
}
