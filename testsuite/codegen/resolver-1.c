/* An IFUNC resolver runs before anything is relocated: it is not instrumented.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do assemble } */
/* { dg-options "-O2" } */

static int
first (int x)
{
  return x + 1;
}

static int (*table[]) (int) = { first };
extern int chosen;

static int (*resolve (void)) (int)
{
  return table[chosen & 0];
}

int work (int x) __attribute__ ((ifunc ("resolve")));

/* { dg-final { scan-objdump-not "__mpxguard_(report|check_failed)" } } */
/* { dg-final { scan-objdump-not "__mpxguard_call_area" } } */
