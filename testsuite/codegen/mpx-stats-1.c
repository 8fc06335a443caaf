/* Statistics count the instructions on bounds, the stores and loads that
   the allocation of registers added.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact -fplugin-arg-mpxguard-stats" } */
extern void use (int *);

int
across (int *p, int *q)
{
  use (0);
  return p[1] + q[2];
}

/* { dg-warning "across: 2 checks inserted, 0 removed" "checks" { target *-*-* } 0 } */
/* { dg-warning "across: \[0-9\]+ bndmk, 2 bndcl, 2 bndcu, 0 bndcn, \[0-9\]+ bndmov, 0 bndldx, 0 bndstx, of them 2 spills, 2 reloads and 0 made again" "statistics" { target *-*-* } 0 } */
