/* A libc function called through its address is checked.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "11" "past 1" "heap" "memcpy" } */
#include <stdlib.h>
#include <string.h>

static void *(*const table[]) (void *, const void *, size_t) = { memmove, memcpy };
static char text[20];

__attribute__ ((noipa)) static char
copy (char *to, size_t n, int which)
{
  table[which] (to, text, n); /* violation */
  return to[0];
}

int
main (void)
{
  char *p = malloc (10);

  copy (p, 10, 0);
  copy (p, 10, 1);
  copy (p, 11, 1);
  return 0;
}
