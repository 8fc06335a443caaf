/* A returned structure: the pointer inside has bounds, in registers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "above 8" "stack numbers" } */

struct slice
{
  const long *data;
  long n;
};

__attribute__ ((noipa)) static struct slice
wrap (const long *data, long n)
{
  struct slice s = { data, n };

  return s;
}

__attribute__ ((noipa)) static long
get (const long *numbers, int i)
{
  struct slice s = wrap (numbers, 4);

  return s.data[i]; /* violation */
}

int
main (void)
{
  long numbers[4] = { 1, 2, 3, 4 };

  if (get (numbers, 3) != 4)
    return 2;
  get (numbers, 5);
  return 0;
}
