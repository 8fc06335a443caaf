/* A string that leaves the field it is written to, and stays in the
   structure.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "9" "past 1" "heap" "strcpy" } */
#include <stdlib.h>
#include <string.h>

struct record
{
  char name[8];
  int number;
};

__attribute__ ((noipa)) static void
rename_it (struct record *r, const char *name)
{
  strcpy (r->name, name); /* violation */
  r->number++;
}

int
main (void)
{
  struct record *r = calloc (1, sizeof *r);

  rename_it (r, "seven 7");
  rename_it (r, "eight: 8");
  return 0;
}
