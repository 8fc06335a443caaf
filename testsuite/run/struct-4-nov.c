/* Arrays of structures with pointers are swapped, sorted and shuffled by
   assignment.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>
#include <string.h>

struct entry
{
  char *name;
  int length;
};

__attribute__ ((noipa)) static void
swap (struct entry *a, struct entry *b)
{
  struct entry t = *a;

  *a = *b;
  *b = t;
}

int
main (void)
{
  struct entry e[20];
  char buffer[32] = "";

  for (int i = 0; i < 20; i++)
    {
      memset (buffer, 'a' + i, (i * 7) % 20 + 1);
      buffer[(i * 7) % 20 + 1] = 0;
      e[i].name = strdup (buffer);
      e[i].length = (i * 7) % 20 + 1;
    }
  for (int i = 0; i < 20; i++)
    for (int j = i + 1; j < 20; j++)
      if (e[j].length < e[i].length)
	swap (&e[i], &e[j]);
  for (int i = 0; i < 20; i++)
    if (e[i].length != i + 1 || e[i].name[i] == 0 || e[i].name[i + 1] != 0)
      return 1;
  return 0;
}
