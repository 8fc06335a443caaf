/* A write behind a block of alloca.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 0" "stack" } */
#include <alloca.h>

__attribute__ ((noipa)) static void
set (char *p, int i)
{
  p[i] = 1; /* violation */
}

__attribute__ ((noipa)) static int
work (int n)
{
  char *p = alloca (n);

  set (p, n - 1);
  set (p, n);
  return p[0];
}

int
main (void)
{
  work (37);
  return 0;
}
