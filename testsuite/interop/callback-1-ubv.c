/* Through an uninstrumented library (a sort of its own, with a closure) bounds
   are lost for what it passes, but not for what it only carries.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-sources "legacy-1-plain.inc.c" } */
/* { dg-mpxguard-report "write" "4" "above 0" "stack results" } */

struct list
{
  int *items;
  int used, room;
};

extern struct list *plain_list (void);
extern void plain_push (struct list *l, int item);
extern void plain_each (const struct list *l, void (*f) (int *, void *), void *p);

struct sink
{
  int *at, count;
};

static void
put (int *item, void *closure)
{
  struct sink *s = closure;

  s->at[s->count++] = *item; /* violation */
}

int
main (void)
{
  int results[4];
  struct sink s = { results, 0 };
  struct list *l = plain_list ();

  for (int i = 0; i < 5; i++)
    plain_push (l, i);
  plain_each (l, put, &s);
  return 0;
}
