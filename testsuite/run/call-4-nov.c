/* Calls through pointers, tables of functions, callbacks with a closure.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>

struct operations
{
  int (*get) (void *self, int i);
  void (*set) (void *self, int i, int value);
  void *(*make) (int n);
};

struct vector
{
  const struct operations *ops;
  int n;
  int *data;
};

static int
vector_get (void *self, int i)
{
  return ((struct vector *) self)->data[i];
}

static void
vector_set (void *self, int i, int value)
{
  struct vector *v = self;

  v->data[i] = value;
}

static void *vector_make (int n);

static const struct operations vector_ops
  = { vector_get, vector_set, vector_make };

static void *
vector_make (int n)
{
  struct vector *v = malloc (sizeof *v);

  v->ops = &vector_ops;
  v->n = n;
  v->data = calloc (n, sizeof *v->data);
  return v;
}

__attribute__ ((noipa)) static int
each (struct vector *v, int (*visit) (int, void *), void *closure)
{
  int sum = 0;

  for (int i = 0; i < v->n; i++)
    sum += visit (v->ops->get (v, i), closure);
  return sum;
}

static int
scale (int x, void *closure)
{
  return x * *(int *) closure;
}

int
main (void)
{
  const struct operations *volatile ops = &vector_ops;
  struct vector *v = ops->make (10);
  int factor = 3;

  for (int i = 0; i < 10; i++)
    v->ops->set (v, i, i);
  return each (v, scale, &factor) != 135;
}
