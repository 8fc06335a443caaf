/* Expressions as objects with function pointers: build, evaluate, derive.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { DEPTH = 10, ROUNDS = 500 / KERNEL_SHARE };

struct expression;

struct operations
{
  double (*evaluate) (const struct expression *, const double *);
  struct expression *(*derive) (const struct expression *);
};

struct expression
{
  const struct operations *operations;
  struct expression *a;
  struct expression *b;
  double constant;
};

static struct expression *
make (const struct operations *operations, struct expression *a,
      struct expression *b, double constant)
{
  struct expression *e = malloc (sizeof *e);

  if (!e)
    abort ();
  e->operations = operations;
  e->a = a;
  e->b = b;
  e->constant = constant;
  return e;
}

static double
evaluate (const struct expression *e, const double *x)
{
  return e->operations->evaluate (e, x);
}

static struct expression *
derive (const struct expression *e)
{
  return e->operations->derive (e);
}

static const struct operations constant, variable, sum, product;

static struct expression *
copy (const struct expression *e)
{
  return make (e->operations, e->a ? copy (e->a) : NULL,
	       e->b ? copy (e->b) : NULL, e->constant);
}

static void
delete (struct expression *e)
{
  if (e->a)
    delete (e->a);
  if (e->b)
    delete (e->b);
  free (e);
}

static double
evaluate_constant (const struct expression *e, const double *x)
{
  (void) x;
  return e->constant;
}

static struct expression *
derive_constant (const struct expression *e)
{
  (void) e;
  return make (&constant, NULL, NULL, 0);
}

static double
evaluate_variable (const struct expression *e, const double *x)
{
  (void) e;
  return *x;
}

static struct expression *
derive_variable (const struct expression *e)
{
  (void) e;
  return make (&constant, NULL, NULL, 1);
}

static double
evaluate_sum (const struct expression *e, const double *x)
{
  return evaluate (e->a, x) + evaluate (e->b, x);
}

static struct expression *
derive_sum (const struct expression *e)
{
  return make (&sum, derive (e->a), derive (e->b), 0);
}

static double
evaluate_product (const struct expression *e, const double *x)
{
  return evaluate (e->a, x) * evaluate (e->b, x);
}

static struct expression *
derive_product (const struct expression *e)
{
  return make (&sum, make (&product, derive (e->a), copy (e->b), 0),
	       make (&product, copy (e->a), derive (e->b), 0), 0);
}

static const struct operations constant
  = { evaluate_constant, derive_constant };
static const struct operations variable
  = { evaluate_variable, derive_variable };
static const struct operations sum = { evaluate_sum, derive_sum };
static const struct operations product
  = { evaluate_product, derive_product };

static struct expression *
build (int depth)
{
  if (depth == 0)
    return kernel_random () % 2
	     ? make (&variable, NULL, NULL, 0)
	     : make (&constant, NULL, NULL, 0.9);
  return make (kernel_random () % 3 ? &sum : &product, build (depth - 1),
	       build (depth - 1), 0);
}

int
main (void)
{
  double total = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      struct expression *e = build (DEPTH);
      struct expression *d = derive (e);
      for (double x = 0; x < 0.4; x += 0.1)
	total += evaluate (e, &x) + evaluate (d, &x);
      delete (e);
      delete (d);
    }
  printf ("%.9g\n", total);
  return 0;
}
