/* An instrumented library is loaded by dlopen into a program that is not
   instrumented.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-module "late-1-other.inc.c" } */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

int
main (void)
{
  void *module = dlopen (MODULE_PATH, RTLD_NOW);
  int *(*make) (int);
  int (*sum) (const int *, int);
  int *p, result;

  if (!module)
    {
      puts (dlerror ());
      return 2;
    }
  make = (int *(*) (int)) dlsym (module, "make");
  sum = (int (*) (const int *, int)) dlsym (module, "sum");
  p = make (100);
  result = sum (p, 100) != 99 * 50;
  free (p);
  return result;
}
