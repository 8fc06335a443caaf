/* The mpx backend keeps its bounds in tables and says so.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-metadata=hybrid" } */
/* { dg-error "is for the backend .soft." "" { target *-*-* } 0 } */
int unused;
