/* An instrumented module is opened, used, closed and opened again, which brings
   its variables back with fresh contents.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-module "dlopen-1-module.inc.c" } */
/* { dg-link-options "-ldl" } */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

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
  for (int round = 0; round < 5; round++)
    {
      void *handle = dlopen (MODULE_PATH, round & 1 ? RTLD_NOW : RTLD_LAZY);
      int *p = calloc (10 + round, sizeof *p);

      if (!handle)
	return 1;
      struct module *(*get) (void) = (struct module *(*) (void))
	dlsym (handle, "module_get");
      struct module *m = get ();
      if (strcmp (m->name, "module") || m->sum (m->table, m->n) != 10)
	return 2;
      m->table[m->n - 1] = 100;
      p[9 + round] = 5;
      if (m->sum (p, 10 + round) != 5)
	return 3;
      free (p);
      dlclose (handle);
    }
  return 0;
}
