/* Bounds that end below their begin, where no second thread could have mixed them
   up.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-text "out-of-bounds write of size 1 .*torn-2-ubv.c:20:?\[0-9\]* in set" } */
/* { dg-mpxguard-exit "signal SIGABRT" } */
/* { dg-plain-sources "torn.inc.c" } */
extern void mix (void *, void *, void *, void *);

static struct
{
  char low[40], between[8], high[400];
} variables;
static char *slot;

__attribute__ ((noipa)) static void
set (int i)
{
  slot[i] = 1;
}

int
main (void)
{
  slot = variables.low;
  mix (&slot, variables.low, variables.high, variables.low + 39);
  set (39);
  return 0;
}
