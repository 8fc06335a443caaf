/* The functions of mpxguard.h, in a program that is checked.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* noasan */
#include <mpxguard.h>
#include <stdint.h>
#include <stdlib.h>

struct arena
{
  char memory[1000];
  size_t used;
};

static struct arena arena;

__attribute__ ((noipa)) static void *
allocate (size_t size)
{
  char *p = arena.memory + arena.used;

  arena.used += size;
  return mpxguard_set_bounds (p, size);
}

int
main (void)
{
  char *p = allocate (10), *q = allocate (10);

  p[9] = q[9] = 1;
  mpxguard_check_lower (p);
  mpxguard_check_upper (p + 9);
  mpxguard_check_bounds (p, 10);
  if ((uintptr_t) mpxguard_get_lower (p) != (uintptr_t) p
      || (uintptr_t) mpxguard_get_upper (p) != (uintptr_t) p + 9)
    return 1;
  /* Unchecked: one byte of the neighbour.  */
  char *any = mpxguard_init_bounds (p);
  any[10] = 2;
  char *whole = mpxguard_copy_bounds (p, arena.memory);
  whole[999] = 3;
  char *part = mpxguard_narrow_bounds (whole + 2, whole, 3);
  part[2] = 4;
  return arena.memory[10] != 2 || arena.memory[4] != 4;
}
