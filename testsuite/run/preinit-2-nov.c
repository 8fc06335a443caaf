/* A static program: functions in .preinit_array run before all constructors, the
   runtime's too.  What they store has bounds afterwards, and an initialised
   pointer that one changes does not get those of its first object.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-additional-options "-static" } */
#include <stdlib.h>
#include <string.h>

static char small[4], large[16];
static char *changed = small, *kept;
static float factor = 1.5f;
static double product;
static int ran;

static void
begin (int argc, char **argv, char **environment)
{
  char buffer[20];
  char *p = malloc (30);

  memset (buffer, 2, sizeof buffer);
  strcpy (p, "hello");
  kept = large;
  kept[15] = buffer[19];
  changed = large;
  product = factor * argc;
  ran = p[4] == 'o' && argv[0][0] && environment;
  free (p);
}

__attribute__ ((section (".preinit_array"), used))
static void (*const begin_early) (int, char **, char **) = begin;

int
main (int argc, char **argv)
{
  (void) argv;
  changed[10] = 3;
  return !ran || kept[15] != 2 || large[10] != 3 || product != 1.5 * argc;
}
