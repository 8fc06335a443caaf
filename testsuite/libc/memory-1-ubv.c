/* memcpy writes behind its destination.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "20" "past 4" "heap" "memcpy" } */
#include <stdlib.h>
#include <string.h>

static char text[20] = "nineteen characters";

__attribute__ ((noipa)) static char
copy (char *to, size_t n)
{
  memcpy (to, text, n); /* violation */
  return to[0];
}

int
main (void)
{
  char *p = malloc (16);

  copy (p, 16);
  copy (p, 20);
  return 0;
}
