/* strncpy fills its destination with zeros to the end, and beyond.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "32" "past 16" "global name" "strncpy" } */
#include <string.h>

char name[16];
char other[16];

__attribute__ ((noipa)) static char
set (const char *s, size_t n)
{
  strncpy (name, s, n); /* violation */
  return name[0];
}

int
main (void)
{
  set ("short", 16);
  set ("short", 32);
  return other[0];
}
