/* A block that nobody reads is freed twice: GCC would remove it and both frees.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-w" } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
/* { dg-mpxguard-text "ERROR: mpxguard: double free of 0x" } */
#include <stdlib.h>
#include <string.h>

struct pair
{
  char *first, *second;
};

static void
drop (struct pair *p)
{
  free (p->first);
  free (p->second);
}

int
main (void)
{
  struct pair p = { malloc (20), NULL };

  p.second = p.first;
  strcpy (p.first, "written only");
  drop (&p);
  return 0;
}
