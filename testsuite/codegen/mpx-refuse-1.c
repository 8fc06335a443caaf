/* What the mpx backend cannot work with.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-pg -fplugin-arg-mpxguard-backend=mpx" } */
int x;
/* { dg-error "would destroy the bounds of arguments" "" { target *-*-* } 0 } */
