/* The hardening options of Debian together.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-options "-g -w -fstack-protector-strong -fcf-protection -fstack-clash-protection -D_FORTIFY_SOURCE=3 -Wl,-z,relro -Wl,-z,now -fPIE -pie" } */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static int
work (const char *name, int n)
{
  char buffer[64], copy[n + 8];

  strcpy (buffer, name);
  strcat (buffer, "-suffix");
  snprintf (copy, sizeof copy, "%.*s", n, buffer);
  memmove (buffer + 1, buffer, strlen (buffer) + 1);
  buffer[0] = '#';
  return (int) (strlen (buffer) + strlen (copy));
}

int
main (void)
{
  return work ("name", 6) != 12 + 6;
}
