/* A pointer in an array that qsort sorted; the comparison is a callback that
   gets pointers into the array.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include <stdlib.h>
#include <string.h>

static int
compare (const void *a, const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

__attribute__ ((noipa)) static char
get (char **words, int i, int j)
{
  return words[i][j]; /* violation */
}

int
main (void)
{
  char *words[5] = { strdup ("eeeee"), strdup ("dddd"), strdup ("ccc"),
		     strdup ("bb"), strdup ("a") };

  qsort (words, 5, sizeof *words, compare);
  if (get (words, 0, 1) || get (words, 4, 5))
    return 2;
  get (words, 1, 3);
  return 0;
}
