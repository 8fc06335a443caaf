/* Bodies that attract each other, as structures of doubles.

   SPDX-License-Identifier: GPL-3.0-or-later  */

#include "kernel.h"

enum { BODIES = 400, STEPS = 300 / KERNEL_SHARE };

struct vector
{
  double x, y, z;
};

struct body
{
  struct vector place;
  struct vector speed;
  double mass;
};

/* The inverse of the cube of a distance, by Newton's method, whose result is
   the same on every machine.  */
static double
inverse_cube (double square)
{
  double root = square > 1 ? square : 1;

  for (int i = 0; i < 6; i++)
    root = 0.5 * (root + square / root);
  return 1 / (square * root);
}

static void
attract (struct body *a, struct body *b, double time)
{
  struct vector d = { b->place.x - a->place.x, b->place.y - a->place.y,
		      b->place.z - a->place.z };
  double pull = time * inverse_cube (d.x * d.x + d.y * d.y + d.z * d.z + 0.01);

  a->speed.x += d.x * b->mass * pull;
  a->speed.y += d.y * b->mass * pull;
  a->speed.z += d.z * b->mass * pull;
  b->speed.x -= d.x * a->mass * pull;
  b->speed.y -= d.y * a->mass * pull;
  b->speed.z -= d.z * a->mass * pull;
}

static void
step (struct body **bodies, double time)
{
  for (int i = 0; i < BODIES; i++)
    for (int j = i + 1; j < BODIES; j++)
      attract (bodies[i], bodies[j], time);
  for (int i = 0; i < BODIES; i++)
    {
      bodies[i]->place.x += time * bodies[i]->speed.x;
      bodies[i]->place.y += time * bodies[i]->speed.y;
      bodies[i]->place.z += time * bodies[i]->speed.z;
    }
}

int
main (void)
{
  struct body *bodies[BODIES];

  for (int i = 0; i < BODIES; i++)
    {
      bodies[i] = kernel_allocate (sizeof *bodies[i]);
      bodies[i]->place.x = (double) (kernel_random () % 1000) / 100;
      bodies[i]->place.y = (double) (kernel_random () % 1000) / 100;
      bodies[i]->place.z = (double) (kernel_random () % 1000) / 100;
      bodies[i]->mass = (double) (1 + kernel_random () % 10) / 10;
    }
  for (int i = 0; i < STEPS; i++)
    step (bodies, 0.001);
  printf ("%.6f %.6f\n", bodies[0]->place.x, bodies[BODIES - 1]->place.z);
  return 0;
}
