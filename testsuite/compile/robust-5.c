/* A structure whose size varies and that holds a pointer, as an argument and a
   result.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O0" } */
int
last (int n, char *p)
{
  struct varying
  {
    char *p;
    int a[n];
  } x, y;

  struct varying
  set (struct varying v)
  {
    v.a[n - 1] = 3;
    return v;
  }

  x.p = p;
  x.a[0] = 1;
  y = set (x);
  return y.p[0] + y.a[n - 1];
}
