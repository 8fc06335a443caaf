/* Computed goto: the interpreter frees its memory and uses it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "uaf-write" "8" "any" "heap" } */
#include <stdlib.h>

/* Free P.  */
__attribute__ ((noipa)) static void
release (long *p)
{
  free (p);
}

__attribute__ ((noipa)) static long
interpret (const char *code, long *memory)
{
  static void *const labels[] = { &&count, &&let_go, &&stop };
  long n = 0;

  goto *labels[(int) *code++];

count:
  while (n++ % 4 < 3)
    memory[n % 4] = n;		/* violation */
  goto *labels[(int) *code++];

let_go:
  release (memory);
  if (*code == 0)
    {
      code++;
      goto count;
    }
  goto *labels[(int) *code++];

stop:
  return n;
}

int
main (void)
{
  interpret ((const char[]) { 0, 0, 1, 0, 2 }, malloc (4 * sizeof (long)));
  return 0;
}
