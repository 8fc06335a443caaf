/* The module of the tests dlopen-1 and dlopen-2.

   SPDX-License-Identifier: GPL-3.0-or-later  */

struct module
{
  const char *name;
  int (*sum) (const int *p, int n);
  int *table;
  int n;
};

static int
sum (const int *p, int n)
{
  int s = 0;

  for (int i = 0; i < n; i++)
    s += p[i];
  return s;
}

static int numbers[4] = { 1, 2, 3, 4 };
static struct module module = { "module", sum, numbers, 4 };

struct module *
module_get (void)
{
  return &module;
}
