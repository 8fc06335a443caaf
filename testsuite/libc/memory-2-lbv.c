/* memmove starts before its destination.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "8" "below 2" "global room" "memmove" } */
#include <string.h>

char before[16];
char room[16];

__attribute__ ((noipa)) static char
shift (char *p, int by, size_t n)
{
  memmove (p - by, p, n); /* violation */
  return p[0];
}

int
main (void)
{
  shift (room + 8, 2, 8);
  shift (room, 2, 8);
  return before[15];
}
