/* Two pointers of a function that calls setjmp change behind one call.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <setjmp.h>
#include <stdlib.h>

static jmp_buf target;
static char objects[3][4] = { "abc", "def", "ghi" };
static int taken;

__attribute__ ((noipa)) static char *
next (void)
{
  return objects[taken++ % 3];
}

__attribute__ ((noipa)) static int
look (const char *p, const char *q)
{
  if (taken == 5)
    {
      taken++;
      longjmp (target, 1);
    }
  return p[3] + q[3] + (p[0] == q[0]);
}

__attribute__ ((noipa)) static int
run (int count)
{
  char *volatile kept = objects[2];
  char *p = objects[0], *q = objects[1];
  volatile int same = 0;

  for (int i = 0; i < count; i++)
    {
      if (i % 2)
	{
	  q = p;
	  p = next ();
	}
      if (setjmp (target) == 0)
	same += look (q, p);
      else
	same += 100;
      same += p[3] + q[3];
      kept = p;
    }
  return same + kept[3];
}

int
main (void)
{
  int result = run (20);

  return result < 100 || result > 120;
}
