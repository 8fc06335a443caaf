/* Pointers that are taken apart and put together again, also such as lie before
   or behind their object.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include "decoded.inc.h"

static char global[20] = "0123456789";

/* Read byte AT of what K keeps.  */
__attribute__ ((noipa)) static int
sum (const struct kept *k, const char *other, int at)
{
  return untagged (k)[at] + unboxed (k)[at] + parted (k, other)[at];
}

int
main (void)
{
  char local[20] = "0123456789", *heap = strdup (local), *next = strdup (local);
  char *object[] = { heap, next, global, local };
  struct kept k;

  for (int i = 0; i < 4; i++)
    for (int j = 0; j < 4; j++)
      {
	keep (&k, object[i], object[j]);
	if (sum (&k, object[j], 3) != 3 * '3')
	  return 1;
	keep (&k, object[i] - 1, object[j]);
	if (sum (&k, object[j], 1) != 3 * '0')
	  return 2;
	keep (&k, object[i] + 11, object[j]);
	if (sum (&k, object[j], -2) != 3 * '9')
	  return 3;
      }
  free (heap);
  free (next);
  return 0;
}
