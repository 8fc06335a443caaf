/* An access behind a condition joins the one before it.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "stack small" } */

struct s
{
  int a, b, c;
};

__attribute__ ((noipa)) static int
set (struct s *p, int n)
{
  int x = p->a;

  if (n & 1)
    x += n;
  else
    x *= n;
  p->c = x; /* violation */
  return x;
}

int
main (void)
{
  struct s whole = { 1, 2, 3 };
  int small[2] = { 1, 2 };

  if (set (&whole, 4) != 4 || whole.c != 4)
    return 2;
  set ((struct s *) small, 1);
  return 0;
}
