/* Computed gotos: a pointer that is stored under one label and only read under
   another, which is reached in two ways.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

static char first[4] = { 1, 1, 1, 1 };
static char second[4] = { 3, 3, 3, 3 };
char *kept;

/* Execute CODE: 0 N takes object N, 1 keeps the pointer, 2 adds up COUNT bytes,
   3 ends, 4 adds the byte where the pointer is and ends, which more than 100
   do, too.  */
__attribute__ ((noipa)) static int
run (const unsigned char *code, int count)
{
  static void *const targets[] = { &&take, &&keep, &&add, &&end,
				  &&last };
  char *objects[3] = { first, second, malloc (4) };
  char *p = objects[0];
  int sum = 0, left = count;

  for (int i = 0; i < 4; i++)
    objects[2][i] = 1;
  goto *targets[*code++];
take:
  p = objects[*code++];
  left = count;
  goto *targets[*code++];
keep:
  kept = p;
  goto *targets[*code++];
add:
  sum += *p;
  if (--left > 0)
    {
      p++;
      goto add;
    }
  if (sum > 100)
    {
      p = objects[1];
      goto last;
    }
  goto *targets[*code++];
end:
  free (objects[2]);
  return sum;
last:
  /* Nothing else asks for the pointer here.  */
  sum += *p;
  goto end;
}

int
main (void)
{
  static const unsigned char code[] = { 0, 1, 1, 2, 0, 2, 1, 0, 0, 2, 0, 1,
				       4 };

  return run (code, 4) != 12 + 4 + 3;
}
