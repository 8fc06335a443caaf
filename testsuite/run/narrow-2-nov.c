/* narrow=array: the whole of the array, scalars' neighbours, the first field
   and flexible arrays at the end stay usable.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-fplugin-arg-mpxguard-narrow=array" } */
#include <stdlib.h>
#include <string.h>

struct message
{
  int length;
  int parts[3];
  char text[1];
};

struct header
{
  struct message message;
};

__attribute__ ((noipa)) static void
clear (char *p, int n)
{
  for (int i = 0; i < n; i++)
    p[i] = 0;
}

int
main (void)
{
  struct message *m = malloc (sizeof *m + 100);
  struct header h;

  clear (m->text, 100);
  clear ((char *) m->parts, sizeof m->parts);
  clear ((char *) &m->length, 16);
  clear ((char *) m, sizeof *m + 100);
  clear ((char *) &h.message, sizeof h);
  return 0;
}
