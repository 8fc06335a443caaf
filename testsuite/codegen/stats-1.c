/* -fplugin-arg-mpxguard-stats prints a line for each function.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-stats" } */

int
twice (int *p, int i)
{
  return p[i] + p[i];
}

/* { dg-warning "twice: \[0-9\]+ checks inserted" "statistics" { target *-*-* } 0 } */
