/* Plugin arguments given at compile time hold at link time: narrowing.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target lto } */
/* { dg-additional-options "-flto -fplugin-arg-mpxguard-narrow=array" } */
/* { dg-mpxguard-report "write" "1" "above 0" "any" } */
/* noasan */

struct record
{
  int id;
  char name[8];
  char comment[8];
};

struct outer
{
  int key;
  struct record record;
};

struct outer outer;

__attribute__ ((noipa)) static void
clear (char *p, int n)
{
  for (int i = 0; i < n; i++)
    p[i] = 0; /* violation */
}

int
main (void)
{
  clear (outer.record.name, 8);
  clear (outer.record.name, 9);
  return 0;
}
