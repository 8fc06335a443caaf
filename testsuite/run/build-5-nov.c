/* Static linking.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-static" } */
/* { dg-require-effective-target static_libc } */
/* noasan */
#include <stdlib.h>
#include <string.h>

static int numbers[4] = { 1, 2, 3, 4 };
static int *middle = &numbers[2];

int
main (void)
{
  char *p = strdup ("static");
  int result = p[6] != 0 || middle[-2] != 1;

  free (p);
  return result;
}
