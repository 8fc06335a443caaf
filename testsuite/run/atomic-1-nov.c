/* Atomic operations on numbers and on pointers: C11's, GCC's, the old ones.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdatomic.h>
#include <stdlib.h>

struct node
{
  struct node *next;
  int value;
};

static struct node *_Atomic top;
static struct node *plain_top;

__attribute__ ((noipa)) static void
push (struct node *n)
{
  n->next = atomic_load (&top);
  while (!atomic_compare_exchange_weak (&top, &n->next, n))
    ;
}

__attribute__ ((noipa)) static struct node *
pop (void)
{
  struct node *n = atomic_load (&top);

  while (n && !atomic_compare_exchange_strong (&top, &n, n->next))
    ;
  return n;
}

int
main (void)
{
  struct node nodes[10];
  int *counter = calloc (1, sizeof *counter);
  int sum = 0;

  for (int i = 0; i < 10; i++)
    {
      nodes[i].value = i;
      push (&nodes[i]);
    }
  for (struct node *n = pop (); n; n = pop ())
    sum += n->value;
  __atomic_store_n (&plain_top, &nodes[3], __ATOMIC_RELEASE);
  struct node *n = __atomic_exchange_n (&plain_top, &nodes[4], __ATOMIC_ACQ_REL);
  sum += n->value + __atomic_load_n (&plain_top, __ATOMIC_ACQUIRE)->value;
  __sync_fetch_and_add (counter, 5);
  __atomic_add_fetch (counter, 2, __ATOMIC_RELAXED);
  if (!__sync_bool_compare_and_swap (&plain_top, &nodes[4], &nodes[9]))
    return 1;
  return sum != 45 + 7 || *counter != 7 || plain_top->value != 9;
}
