/* Pointers of a va_list are written by no store: what the tables have of a
   pointer that was kept there earlier, and was the same, is not theirs.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdarg.h>
#include <stdint.h>

#include "mpxguard.h"

/* Where the last list was, and what it held.  */
static uintptr_t list, saved, overflow;

__attribute__ ((noipa)) static double
read_double (va_list ap)
{
  return va_arg (ap, double);
}

__attribute__ ((noipa)) static double
take (int count, ...)
{
  va_list ap;
  double d;

  va_start (ap, count);
  list = (uintptr_t) ap;
  overflow = (uintptr_t) ap->overflow_arg_area;
  saved = (uintptr_t) ap->reg_save_area;
  d = read_double (ap);
  for (int i = 0; i < count; i++)
    d += read_double (ap);
  va_end (ap);
  return d;
}

/* Keep pointers to 8 bytes at the addresses that the list held where it held
   them.  */
__attribute__ ((noipa)) static int
keep (void)
{
  char frame[4096];
  uintptr_t begin = (uintptr_t) frame;

  if (list < begin || list + 24 > begin + sizeof frame)
    return 0;
  char *place = frame + (list - begin);
  *(void **) (place + 8) = mpxguard_set_bounds ((void *) overflow, 8);
  *(void **) (place + 16) = mpxguard_set_bounds ((void *) saved, 8);
  __asm__ volatile ("" : : "r" (place) : "memory");
  return 1;
}

int
main (void)
{
  for (int i = 0; i < 2; i++)
    {
      if (take (9, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0) != 10)
	return 1;
      if (!keep ())
	return 2;
    }
  return 0;
}
