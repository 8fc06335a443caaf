/* What a function of libc's surely reads only inside an object of known size
   needs no bounds; what it may read outside of, or returns, does.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fPIE" } */

#include <stdio.h>
#include <string.h>

static const struct
{
  char unended[4];
  char ended[8];
} names = { "abcd", "efg" };

int
inside (const char *p, FILE *f)
{
  fprintf (f, "%d%s\n", 1, p);
  return (strcmp (p, "help") + memcmp (p, "\177ELF", 5)
	  + memcmp (p, names.ended, 8) + (int) strspn (p, names.ended));
}

int
outside (const char *p, size_t n)
{
  return strcmp (p, names.unended) + memcmp (p, "ELF", n);
}

int
looked_up (int c)
{
  return strchr ("abcd", c) != NULL;
}

char *
handed_back (int c)
{
  return strchr ("abc", c);
}

/* Bounds of constants are handed over as the addresses of pairs: one for each
   of the three that are needed.  Records in line, of which the function's name
   is a part, are written for these only.  */
/* { dg-final { scan-assembler-times "\n.LMPXGUARD\[0-9\]+:" 3 } } */
/* { dg-final { scan-assembler-not "movq\t__mpxguard_wrap_strspn@GOTPCREL" } } */
/* { dg-final { scan-assembler-not "movq\t__mpxguard_wrap_fprintf@GOTPCREL" } } */
