/* A call of a wrapper of the runtime, which is plain C: the bounds are in the
   call area as bndmov stores them, upper as a complement.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-mpxguard-report "write" "11" "past 1" "heap" "memset" } */

#include "mpx.inc.h"

extern void *__mpxguard_wrap_memset (void *, int, size_t);
extern __thread struct mpxguard_call_area __mpxguard_call_area;

/* memset of SIZE bytes at P, a block of 10 bytes, as instrumented code calls it.
   Return true if the result has the same bounds.  */
static int
set (char *p, size_t size)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;
  struct mpxguard_record *record = &area->argument[0];

  MAKE_BOUNDS (p, 10);
  READ_BOUNDS (&record->lower);
  record->pointer = (unsigned long) p;
  area->callee = (unsigned long) __mpxguard_wrap_memset;
  area->valid = 1;
  area->returner = 0;
  __mpxguard_wrap_memset (p, 0, size); /* violation */
  return area->returner == (unsigned long) __mpxguard_wrap_memset
	 && area->result.pointer == (unsigned long) p
	 && area->result.lower == record->lower
	 && area->result.upper == record->upper
	 && ~area->result.upper == (unsigned long) p + 9;
}

int
main (int argc, char **argv)
{
  char *p = malloc (10);

  if (!set (p, 10))
    return 1;
  set (p, 10 + argc);
  return 0;
}
