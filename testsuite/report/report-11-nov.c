/* Statistics at the end of a correct program.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=stats=1" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-text "==\[0-9\]+== +\[1-9\]\[0-9\]* modules registered\n" } */
/* { dg-mpxguard-text "== +0 of them with the last piece of their memory\n" } */
/* { dg-mpxguard-text "== +0 of them refused by the kernel\n" } */
/* { dg-mpxguard-no-text "ERROR" } */
#include <stdlib.h>

int
main (void)
{
  char **p = malloc (100 * sizeof *p);

  for (int i = 0; i < 100; i++)
    p[i] = malloc (i + 1);
  for (int i = 0; i < 100; i++)
    p[i][i] = 1;
  return 0;
}
