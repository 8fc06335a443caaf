/* Assembly code of the program branches, between two accesses that are right.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
static int numbers[4];

__attribute__ ((noipa)) static int
get (int *p, int i)
{
  int before = p[0];
  int n = i;

  __asm__ volatile ("1:	subl	$1, %0\n\t"
		    "jns	1b\n\t"
		    "jmp	2f\n\t"
		    ".skip	200, 0x90\n"
		    "2:" : "+r" (n) : : "cc");
  return before + n + p[i];
}

int
main (void)
{
  if (get (numbers, 3) != -1)
    return 2;
  return get (numbers, 0) != -1;
}
