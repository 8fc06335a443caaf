/* Thunks instead of branches, by attributes: the mpx backend refuses them.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fno-diagnostics-show-caret" } */
__attribute__ ((indirect_branch ("thunk"))) int
by_thunk (char *p, int (*f) (char *)) /* { dg-error "the thunks that .by_thunk. branches by would destroy bounds; leave its attribute out" } */
{
  return f (p) + p[1];
}

__attribute__ ((indirect_branch ("keep"), function_return ("keep"))) int
by_branches (char *p, int (*f) (char *))
{
  return f (p) + p[1];
}
