/* Profiling by gprof: -pg.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-pg" } */
/* { dg-require-effective-target profiling } */
#include <stdlib.h>
#include <unistd.h>

__attribute__ ((noipa)) static long
sum (const int *p, int n)
{
  long s = 0;

  for (int i = 0; i < n; i++)
    s += p[i];
  return s;
}

int
main (void)
{
  int *p = calloc (100, sizeof *p);

  /* gmon.out goes away with the folder.  */
  if (chdir ("/tmp") || setenv ("GMON_OUT_PREFIX", "/dev/null", 1))
    return 2;
  p[99] = 1;
  long s = sum (p, 100);
  free (p);
  _exit (s != 1);
}
