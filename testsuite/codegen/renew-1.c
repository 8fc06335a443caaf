/* Bounds are looked at again behind a call that may free, and not behind one
   that was seen to call nothing.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-dump=checks" } */
extern void unknown (void);

__attribute__ ((noipa)) static int
harmless (int i)
{
  return i * 3;
}

int
over_unknown (int *p)
{
  int first = p[0];

  unknown ();
  return first + p[0] + harmless (first) + p[0];
}

int
over_harmless (int *p)
{
  return p[0] + harmless (p[0]) + p[0];
}

/* { dg-final { scan-tree-dump-times "= mpxguard.renew \\(" 1 "mpxguard-checks" } } */
