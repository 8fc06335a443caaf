/* The same by sprintf into the middle of a field of a local structure.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "5" "past 1" "stack r" "sprintf" } */
#include <stdio.h>
#include <string.h>

struct record
{
  int number;
  char name[8];
  char title[8];
};

__attribute__ ((noipa)) static void
use (struct record *r)
{
  r->number++;
}

__attribute__ ((noipa)) static void
number_it (int number)
{
  struct record r;

  strcpy (r.name, "no. ");
  sprintf (r.name + 4, "%d", number); /* violation */
  use (&r);
}

int
main (void)
{
  number_it (123);
  number_it (1234);
  return 0;
}
