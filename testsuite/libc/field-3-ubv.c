/* The same in a static structure, by a line of a file that is too long.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "9" "past 1" "global setting" "fgets" } */
#include <stdio.h>

static struct
{
  char key[8];
  char value[8];
} setting;

__attribute__ ((noipa)) static void
read_key (FILE *file, int size)
{
  if (fgets (setting.key, size, file)) /* violation */
    setting.value[0]++;
}

int
main (void)
{
  FILE *file = fmemopen ("short\nmuch too long\n", 20, "r");

  read_key (file, 16);
  read_key (file, 16);
  return 0;
}
