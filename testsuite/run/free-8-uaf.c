/* A freed block is reallocated.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
/* { dg-mpxguard-text "ERROR: mpxguard: .*realloc.* of 0x" } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static void *
grow (void *p)
{
  return realloc (p, 5000);
}

int
main (void)
{
  char *p = malloc (100);

  free (p);
  return grow (p) == NULL;
}
