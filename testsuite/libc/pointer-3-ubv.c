/* The sixth argument and fifth pointer of a libc function that is called through a
   pointer, behind one without bounds: its bounds are not in a bound register.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "write" "8" "past 4" "stack small" "getservbyname_r" } */
#include <netdb.h>
#include <stddef.h>

static int (*volatile find) (const char *, const char *, struct servent *,
			     char *, size_t, struct servent **)
  = getservbyname_r;

int
main (void)
{
  struct servent service;
  char text[1000];
  int small;

  return find ("echo", NULL, &service, text, sizeof text, /* violation */
	       (struct servent **) &small);
}
