/* A module without instrumentation in an instrumented program; a freed and
   reused address must carry no bounds of the module's time.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-module "dlopen-1-module.inc.c" } */
/* { dg-link-options "-ldl" } */
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/mman.h>

struct module
{
  const char *name;
  int (*sum) (const int *p, int n);
  int *table;
  int n;
};

static struct module *kept;

int
main (void)
{
  void *handle = dlopen (MODULE_PATH, RTLD_NOW);
  struct module *(*get) (void);

  if (!handle)
    return 1;
  get = (struct module *(*) (void)) dlsym (handle, "module_get");
  kept = get ();
  int a[3] = { 1, 2, 3 };
  kept->table = a;
  kept->n = 3;
  if (kept->sum (kept->table, 3) != 6 || kept->table[2] != 3
      || kept->name[6] != 0)
    return 2;
  dlclose (handle);
  return 0;
}
