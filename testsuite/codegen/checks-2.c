/* check=write leaves reads alone.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-check=write -fdump-tree-all" } */

void
copy (int *to, const int *from)
{
  *to = *from;
}

/* { dg-final { scan-tree-dump "mpxguard.check \\(to" "mpxguard-checks" } } */
/* { dg-final { scan-tree-dump-not "mpxguard.check \\(from" "mpxguard-checks" } } */
