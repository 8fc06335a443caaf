/* Variable arguments of all kinds: pointers among numbers, more than fit in
   registers, structures, va_copy, va_list passed on.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdarg.h>
#include <string.h>

struct pair
{
  const char *text;
  int n;
};

__attribute__ ((noipa)) static long
consume (const char *format, va_list ap)
{
  long sum = 0;

  for (; *format; format++)
    switch (*format)
      {
      case 'i':
	sum += va_arg (ap, int);
	break;
      case 'd':
	sum += (long) va_arg (ap, double);
	break;
      case 's':
	sum += (long) strlen (va_arg (ap, char *));
	break;
      case 'p':
	{
	  struct pair p = va_arg (ap, struct pair);

	  sum += p.text[p.n];
	}
	break;
      case 'a':
	{
	  int *a = va_arg (ap, int *);

	  sum += a[0] + a[1];
	}
	break;
      }
  return sum;
}

__attribute__ ((noipa)) static long
total (const char *format, ...)
{
  va_list ap, again;

  va_start (ap, format);
  va_copy (again, ap);
  long first = consume (format, ap);
  long second = consume (format, again);
  va_end (again);
  va_end (ap);
  return first == second ? first : -1;
}

int
main (void)
{
  int a[2] = { 1, 2 };
  struct pair p = { "abc", 3 };

  if (total ("isa", 1, "two", a) != 7)
    return 1;
  if (total ("sssssssss", "1", "1", "1", "1", "1", "1", "1", "1", "1") != 9)
    return 2;
  if (total ("dsdsdadasisip", 1.0, "a", 1.0, "b", 1.0, a, 1.0, a, "c", 1, "d", 1,
	     p) != 16)
    return 3;
  return 0;
}
