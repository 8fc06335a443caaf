/* An entry of the tables as two threads leave it that store at the same time:
   the pointer of one, the bounds of the other, or one bound of each.

   SPDX-License-Identifier: GPL-3.0-or-later  */

/* SLOT holds P: give it the bounds of the SIZE bytes at OTHER.  */
void
tear (void *slot, void *p, void *other, unsigned long size)
{
  __asm__ volatile ("bndmk	(%%rax,%%rcx), %%bnd0\n\t"
		    "bndstx	%%bnd0, (%%rdx,%%rsi,1)\n\tnop"
		    : : "a" (other), "c" (size - 1), "d" (slot), "S" (p)
		    : "memory");
}

/* SLOT holds P: give it the lower bound LOWER and the upper bound UPPER.  */
void
mix (void *slot, void *p, void *lower, void *upper)
{
  void *words[2] = { lower, (void *) ~(unsigned long) upper };

  __asm__ volatile ("bndmov	(%%rax), %%bnd0\n\t"
		    "bndstx	%%bnd0, (%%rdx,%%rsi,1)\n\tnop"
		    : : "a" (words), "d" (slot), "S" (p) : "memory");
}
