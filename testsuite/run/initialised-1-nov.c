/* Static initialisers that hold pointers: to elements, to the middle and the
   end of arrays, in nested structures, into another file, to functions.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-sources "initialised-1-other.inc.c" } */

struct range
{
  const int *begin, *end;
};

struct nest
{
  int tag;
  struct
  {
    struct range ranges[2];
    const char *name;
  } inner;
  struct nest *self;
};

extern int other_array[6];
extern const char *const other_names[3];
static int numbers[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };

static struct nest nest = {
  7,
  { { { numbers, numbers + 8 }, { &numbers[2], &numbers[4] } }, "nest" },
  &nest
};
static int *in_other = &other_array[5];
static int *const table[] = { numbers + 1, &other_array[1], &nest.tag };

__attribute__ ((noipa)) static int
sum (const struct range *r)
{
  int s = 0;

  for (const int *p = r->begin; p < r->end; p++)
    s += *p;
  return s;
}

int
main (void)
{
  if (sum (&nest.inner.ranges[0]) != 36
      || sum (&nest.self->self->inner.ranges[1]) != 7)
    return 1;
  if (*in_other != 15 || in_other[-5] != 10 || *table[0] != 2
      || table[0][6] != 8 || table[1][-1] != 10 || *table[2] != 7)
    return 2;
  return other_names[2][4] != 0 || nest.inner.name[3] != 't';
}
