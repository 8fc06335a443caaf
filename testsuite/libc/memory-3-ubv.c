/* memset is one byte too long.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "41" "past 1" "stack buffer" "memset" } */
#include <string.h>

__attribute__ ((noipa)) static char
clear (char *p, size_t n)
{
  memset (p, 0, n); /* violation */
  return p[0];
}

int
main (void)
{
  char buffer[40];

  clear (buffer, 40);
  clear (buffer, 41);
  return 0;
}
