/* Pointers that may be tracked are passed by one call of the runtime in cold
   code; those that are for certain, by stores.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do compile } */
/* { dg-options "-O2 -fPIE" } */

extern int one (int *);
extern int some (int, int *, int, int *);

int
pass_on (int *p, int *q, int (*f) (int *, int *))
{
  return one (p) + some (1, q, 2, p) + f (q, p);
}

int
pass_local (void)
{
  int array[4] = { 1, 2, 3, 4 };

  return one (array);
}

/* { dg-final { scan-assembler-times "push\t\[^\n\]*\n\tpush\t\[^\n\]*\n\tpush\tone@GOTPCREL\[^\n\]*\n\tcall\t\[^\n\]*__mpxguard_pass_1@" 1 } } */
/* { dg-final { scan-assembler-times "push\tsome@GOTPCREL\[^\n\]*\n\tcall\t\[^\n\]*__mpxguard_pass_10@" 1 } } */
/* { dg-final { scan-assembler-times "push\t%r\[^\n\]*\n\tcall\t\[^\n\]*__mpxguard_pass_3@" 1 } } */
/* { dg-final { scan-assembler-times "__mpxguard_pass_" 3 } } */
