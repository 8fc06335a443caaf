/* A large structure by value, in memory: the pointer inside has bounds.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "1" "above 2" "global text" } */

struct large
{
  long numbers[5];
  char *text;
  long more[5];
};

static char text[10];

__attribute__ ((noipa)) static void
set (int i, struct large l, int j)
{
  l.text[i + j] = 'x'; /* violation */
}

int
main (void)
{
  struct large l = { { 0 }, text, { 0 } };

  set (4, l, 5);
  set (6, l, 6);
  return 0;
}
