/* Pointers that a realloc that is not ours moves to where other pointers were,
   to an object that has the address of another.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=stats=1" } */
/* { dg-mpxguard-env "LD_PRELOAD=libc.so.6" } */
/* { dg-mpxguard-text "the program has its own malloc" } */
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static void
put (char **slots, int i, char *p)
{
  slots[i] = p;
}

__attribute__ ((noipa)) static char
get (char **slots, int i, int k)
{
  return slots[i][k];
}

/* Return P, of which the compiler then knows nothing.  */
__attribute__ ((noipa)) static void *
hide (void *p)
{
  return p;
}

int
main (void)
{
  char **few = malloc (30 * sizeof *few);
  char *behind_few = hide (malloc (10));
  char **many = malloc (300 * sizeof *many);
  char *small = malloc (30), *large;

  for (int i = 0; i < 300; i++)
    put (many, i, small);
  /* The blocks lie one behind the other; these become free memory, of which
     realloc takes a part, and malloc gives the small one's address again.  */
  free (hide (many));
  free (hide (small));
  large = malloc (40);
  memset (large, 1, 40);
  for (int i = 0; i < 30; i++)
    put (few, i, large);
  few = realloc (hide (few), 250 * sizeof *few);
  for (int i = 0; i < 30; i++)
    if (get (few, i, 39) != 1)
      abort ();
  few = reallocarray (hide (few), 5000, sizeof *few);
  for (int i = 0; i < 30; i++)
    if (get (few, i, 39) != 1)
      abort ();
  free (behind_few);
  free (large);
  free (few);
  return 0;
}
