/* A violation by a fortified copy.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-options "-g -w -fstack-protector-strong -fcf-protection -fstack-clash-protection -D_FORTIFY_SOURCE=3 -fPIE -pie" } */
/* { dg-mpxguard-report "write" "12" "past 2" "heap" "memcpy" } */
#include <stdlib.h>
#include <string.h>

static char text[12] = "hello world";

__attribute__ ((noipa)) static char
copy (char *to, size_t n)
{
  memcpy (to, text, n); /* violation */
  return to[0];
}

int
main (void)
{
  char *p = malloc (10);

  copy (p, 10);
  copy (p, 12);
  return 0;
}
