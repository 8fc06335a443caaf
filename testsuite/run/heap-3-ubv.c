/* A block too small for the structure that it is used as: the field that does
   not fit is reported.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "8" "above 0" "heap" } */
#include <stdlib.h>

struct node
{
  long key;
  struct node *next;
};

__attribute__ ((noipa)) static void
init (struct node *n)
{
  n->key = 1;
  n->next = NULL; /* violation */
}

int
main (void)
{
  /* The size of the pointer instead of the structure's.  */
  struct node *n = malloc (sizeof n);

  init (n);
  return 0;
}
