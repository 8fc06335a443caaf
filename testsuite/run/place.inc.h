/* Pointers in parts of variables at constant places, for the twins place-1-*.c, which
   have a function walk that reads by one of them.

   SPDX-License-Identifier: GPL-3.0-or-later  */
#include <stdarg.h>

static int numbers[4] = { 1, 2, 3, 4 };

static struct entry
{
  const char *name;
  int *next, *end;
} entries[3] = { { "a", numbers, numbers + 4 }, { "b", numbers, numbers + 2 } };

__attribute__ ((noipa)) static int
take (int n, ...)
{
  va_list arguments;
  int sum = 0;

  va_start (arguments, n);
  while (n-- > 0)
    {
      int *p = va_arg (arguments, int *);

      entries[2].next = p + 1;
      sum += p[1];
    }
  va_end (arguments);
  return sum + entries[2].next[0];
}

static int walk (void);

int
main (void)
{
  int local[2] = { 5, 6 };

  if (walk () != 3 || take (2, numbers, local) != 2 + 6 + 6)
    return 1;
  return entries[1].next != numbers + 2 || entries[0].next[3] != 4;
}
