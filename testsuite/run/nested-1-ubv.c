/* A nested function runs past an array of the function around it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-link-options "-Wl,-z,execstack" } */
/* { dg-mpxguard-report "write" "4" "above 0" "any" } */

__attribute__ ((noipa)) static void
apply (void (*f) (int), int n)
{
  for (int i = 0; i < n; i++)
    f (i);
}

int
main (void)
{
  int table[10];
  int *cursor = table;

  void
  next (int i)
  {
    *cursor++ = i; /* violation */
  }
  apply (next, 11);
  return 0;
}
