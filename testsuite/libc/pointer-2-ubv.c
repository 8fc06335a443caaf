/* The fifth pointer of a libc function that is called through a pointer: its
   bounds are not in a bound register.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "past 1" "stack word" "sscanf" } */
#include <stdio.h>

static int (*volatile scan) (const char *, const char *, ...) = sscanf;

int
main (void)
{
  int a, b, d;
  char word[3];

  return scan ("1 2 abc 4", "%d%d%3s%d", &a, &b, word, &d) != 4; /* violation */
}
