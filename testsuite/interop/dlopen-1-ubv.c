/* A table of an instrumented module, initialised statically, overrun by the
   program.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-module "dlopen-1-module.inc.c" } */
/* { dg-link-options "-ldl" } */
/* { dg-mpxguard-report "write" "4" "above 0" "global numbers" } */
#include <dlfcn.h>

struct module
{
  const char *name;
  int (*sum) (const int *p, int n);
  int *table;
  int n;
};

__attribute__ ((noipa)) static void
set (struct module *m, int i)
{
  m->table[i] = 0; /* violation */
}

int
main (void)
{
  void *handle = dlopen (MODULE_PATH, RTLD_NOW);
  struct module *(*get) (void);

  if (!handle)
    return 2;
  get = (struct module *(*) (void)) dlsym (handle, "module_get");
  set (get (), 3);
  set (get (), 4);
  return 0;
}
