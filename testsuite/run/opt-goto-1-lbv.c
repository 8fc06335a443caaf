/* An interpreter by computed gotos whose stack sinks below its base.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "below 8" "heap" } */
#include <stdio.h>
#include <stdlib.h>

__attribute__ ((noipa)) static long
run (long *one, long *other, const unsigned char *code, int choice)
{
  static const void *const labels[] = { &&push, &&pop, &&stop };
  long *top = choice > 1 ? one : other;
  long sum = 0;

  goto *labels[*code++];
push:
  *top++ = *code;
  goto *labels[*code++];
pop:
  sum += *--top; /* violation */
  goto *labels[*code++];
stop:
  return sum;
}

int
main (int argc, char **argv)
{
  static const unsigned char good[] = { 0, 0, 1, 1, 2 };
  static const unsigned char bad[] = { 0, 1, 1, 2 };
  long *a = malloc (4 * sizeof *a), *b = malloc (4 * sizeof *b);

  printf ("%ld\n", run (a, b, good, argc));
  printf ("%ld\n", run (a, b, bad, argc));
  return 0;
}
