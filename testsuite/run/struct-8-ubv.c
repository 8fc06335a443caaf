/* The pointer in the second word of a structure that a function returns which
   is called through a pointer.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "heap" } */
#include <stdlib.h>

struct second { long n; char *p; };

__attribute__ ((noipa)) static struct second
make (char *p)
{
  return (struct second) { 1, p };
}

int
main (int argc, char **argv)
{
  struct second (*volatile call) (char *) = make;
  char *x = calloc (10, 1);
  int last = call (x).p[8 + argc];

  return last + call (x).p[9 + argc]; /* violation */
}
