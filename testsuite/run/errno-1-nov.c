/* A program finds errno as it was: 0 when it starts, and what it set after
   calls that succeed.  Some look at errno at the end of a file, to tell it from
   an error.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *volatile kept;

__attribute__ ((noipa)) static int
count (FILE *file)
{
  int n = 0;

  while (getc (file) != EOF)
    n++;
  return n;
}

int
main (void)
{
  char local[16] = "text";
  FILE *file;

  if (errno)
    return 1;
  kept = malloc (100);
  strcpy (kept, local);
  if (errno)
    return 2;
  free (kept);
  kept = malloc (10000000);
  kept[9999999] = 1;
  free (kept);
  kept = local;
  if (errno || kept[3] != 't')
    return 3;
  file = fopen ("/proc/self/maps", "r");
  return !file || count (file) == 0 || errno ? 4 : 0;
}
