/* The same where the lower access depends on a condition.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "8" "below 8" "global head" } */
struct item
{
  long number;
  long next;
};

long head[2] = { 1, 2 };
struct item *kept;

__attribute__ ((noipa)) static long
get (int whole)
{
  struct item *p = kept;
  long sum = p->next;

  if (whole)
    sum += p->number; /* violation */
  return sum;
}

int
main (void)
{
  kept = (struct item *) (head - 1);
  if (get (0) != 1)
    return 1;
  get (1);
  return 0;
}
