/* The same header without the plugin: everything compiles to nothing.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* noasan */
#include <mpxguard.h>

int
main (void)
{
  char text[4] = "abc";
  char *p = mpxguard_set_bounds (text, 2);

#ifdef __MPXGUARD__
  return 1;
#endif
  p = mpxguard_narrow_bounds (p, text, 1);
  p = mpxguard_copy_bounds (p, text);
  p = mpxguard_init_bounds (p);
  p = mpxguard_null_bounds (p);
  mpxguard_store_bounds (&p, p);
  mpxguard_check_lower (p);
  mpxguard_check_upper (p);
  mpxguard_check_bounds (p, 4);
  return p != text || p[2] != 'c' || mpxguard_get_lower (p) != 0
	 || (unsigned long) mpxguard_get_upper (p) != ~0UL;
}
