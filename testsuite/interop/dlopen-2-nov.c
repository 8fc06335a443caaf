/* A program without instrumentation opens an instrumented module: the runtime
   comes with it, late.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-module "dlopen-1-module.inc.c" } */
/* { dg-link-options "-ldl" } */
#include <dlfcn.h>
#include <stdlib.h>

struct module
{
  const char *name;
  int (*sum) (const int *p, int n);
  int *table;
  int n;
};

int
main (void)
{
  int *p = calloc (20, sizeof *p);
  void *handle = dlopen (MODULE_PATH, RTLD_NOW);
  struct module *(*get) (void);

  if (!handle)
    return 1;
  get = (struct module *(*) (void)) dlsym (handle, "module_get");
  struct module *m = get ();
  p[19] = 3;
  int ok = m->sum (m->table, m->n) == 10 && m->sum (p, 20) == 3;
  p = realloc (p, 400);
  free (p);
  return !ok;
}
