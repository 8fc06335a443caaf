/* fread, and read, into a buffer that is too small; the library call itself is
   reported.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "64" "past 32" "stack buffer" "fread" } */
#include <stdio.h>

__attribute__ ((noipa)) static int
load (char *to, size_t n, FILE *f)
{
  rewind (f);
  return (int) fread (to, 1, n, f) + 1; /* violation */
}

int
main (void)
{
  char buffer[32];
  FILE *f = tmpfile ();

  for (int i = 0; i < 100; i++)
    fputc ('x', f);
  if (load (buffer, 32, f) != 33)
    return 2;
  load (buffer, 64, f);
  return 0;
}
