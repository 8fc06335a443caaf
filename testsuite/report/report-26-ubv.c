/* An access that is an argument of a call over several lines is reported in its
   own line, for which GCC takes that of the call.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "global numbers" } */
/* { dg-mpxguard-report "read" "4" "above 4" "global numbers" } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=halt_on_error=0" } */
/* { dg-mpxguard-exit "exit 0" } */
/* { dg-mpxguard-text "#0 0x\[0-9a-f\]+ in show \[^\n\]*:@second@\n" } */
#include <stdlib.h>

struct list
{
  int count;
  int values[];
};

int numbers[4];

__attribute__ ((noipa)) static int
add (const char *name, int a, int b, int c)
{
  return name[0] + a + b + c;
}

__attribute__ ((noipa)) static int
show (int *p, struct list *list, int i)
{
  return add ("a name",
	      numbers[i + 4], /* violation */
	      /* The next line is the second.  */
	      p[i + 5], /* violation */ /* second */
	      list->values[i + 3]); /* violation */
}

int
main (void)
{
  struct list *list = malloc (sizeof *list + 3 * sizeof (int));

  show (numbers, list, 0);
  return 0;
}
