/* memcpy reads behind its source.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "20" "past 4" "stack from" "memcpy" } */
#include <stdlib.h>
#include <string.h>

static char to[100];

__attribute__ ((noipa)) static char
copy (const char *from, size_t n)
{
  memcpy (to, from, n); /* violation */
  return to[0];
}

int
main (void)
{
  char from[16] = "abc";

  copy (from, 16);
  copy (from, 20);
  return 0;
}
