/* A callback overruns the object that its caller handed through.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "4" "above 0" "stack results" } */

struct sink
{
  int *at;
  int count;
};

static void
put (int value, void *closure)
{
  struct sink *s = closure;

  s->at[s->count++] = value; /* violation */
}

__attribute__ ((noipa)) static void
each (int n, void (*visit) (int, void *), void *closure)
{
  for (int i = 0; i < n; i++)
    visit (i, closure);
}

int
main (void)
{
  int results[4];
  struct sink s = { results, 0 };

  each (4, put, &s);
  each (1, put, &s);
  return 0;
}
