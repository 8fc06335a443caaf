/* One past the end at a label whose pointer nothing else asks for.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "1" "above 0" "global large" } */

char *kept;
static char small[4] = { 1, 1, 1, 1 };
static char large[8] = { 1, 1, 1, 1, 1, 1, 1, 1 };

/* Execute CODE: 0 takes the large object, 1 keeps the pointer, 2 moves it, 3
   reads there and ends, which more than 100 moves do, too.  */
__attribute__ ((noipa)) static int
run (const unsigned char *code)
{
  static void *const targets[] = { &&take, &&keep, &&move, &&last };
  char *p = small;
  int moves = 0;

  goto *targets[*code++];
take:
  p = large;
  goto *targets[*code++];
keep:
  kept = p;
  goto *targets[*code++];
move:
  p++;
  if (++moves > 100)
    {
      p = large;
      goto last;
    }
  goto *targets[*code++];
last:
  return *p; /* violation */
}

int
main (void)
{
  static const unsigned char good[] = { 1, 2, 0, 2, 2, 2, 2, 2, 2, 2, 3 };
  static const unsigned char bad[] = { 0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3 };

  if (run (good) != 1)
    return 1;
  return run (bad) == 0;
}
