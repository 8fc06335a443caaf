/* The bounds of the pointers in a structure travel in bound registers and in the
   table entries of stack words, not through the call area; those of a structure
   with many pointers go as a whole.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fplugin-arg-mpxguard-backend=mpx -fplugin-arg-mpxguard-mpx-forms=compact" } */
struct both { char *p, *q; };
struct large { char *p; long a, b; char *q; };

extern struct both get (void);
extern void take (struct both);
extern void take_large (struct large);

void
pass (struct both *b)
{
  take (*b);
}

void
pass_large (struct large *l)
{
  take_large (*l);
}

struct both
hand_on (void)
{
  return get ();
}

char
use (struct both b, int i)
{
  return b.q[i];
}

/* { dg-final { scan-assembler-not "__mpxguard_call_area" } } */
/* { dg-final { scan-assembler "bndstx\t%bnd\[0-3\], -?\[0-9\]*\\(%rsp," } } */
/* { dg-final { scan-assembler "bndldx\t8\\(%\[a-z0-9\]*,%\[a-z0-9\]*\\), %bnd1" } } */
