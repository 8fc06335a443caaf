/* Packed structures: pointers and numbers at odd addresses.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct __attribute__ ((packed)) message
{
  char tag;
  int *numbers;
  short length;
  long checksum;
  char *text;
};

__attribute__ ((noipa)) static long
digest (struct message *m)
{
  long sum = m->checksum + m->tag;

  for (int i = 0; i < m->length; i++)
    sum += m->numbers[i];
  return sum + m->text[2];
}

int
main (void)
{
  int numbers[3] = { 1, 2, 3 };
  struct message m = { 1, numbers, 3, 10, "abc" };
  struct message *list = malloc (3 * sizeof *list);

  list[1] = m;
  list[2] = list[1];
  return digest (&m) != 17 + 'c' || digest (&list[2]) != 17 + 'c';
}
