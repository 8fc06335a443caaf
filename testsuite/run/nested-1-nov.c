/* Nested functions reach the variables around them, also when called through
   a pointer (a trampoline on the stack).

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-link-options "-Wl,-z,execstack" } */

__attribute__ ((noipa)) static int
apply (int (*f) (int), int n)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    sum += f (i);
  return sum;
}

int
main (void)
{
  int table[10], *cursor = table;

  auto int next (int i);
  int
  next (int i)
  {
    *cursor = i;
    return *cursor++;
  }
  if (apply (next, 10) != 45)
    return 1;
  return cursor != table + 10 || table[9] != 9;
}
