/* A negative number as the size of a copy is told as such; the picture shows
   that the access has no end.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
/* { dg-mpxguard-text "ERROR: mpxguard: out-of-bounds write of size 18446744073709551613 \\(-3 as a signed number\\) at 0x\[0-9a-f\]+ by memset " } */
/* { dg-mpxguard-text "access ends behind all memory\n" } */
/* { dg-mpxguard-text "==    \\.{12}={8}\\.{16}\n==\[0-9\]*==                (\\^){23}>\n" } */
#include <stdlib.h>
#include <string.h>

static volatile int length = -3;

int
main (void)
{
  char *text = malloc (8);

  memset (text, ' ', length);
  return text[0];
}
