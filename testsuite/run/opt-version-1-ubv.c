/* A loop with two exits that goes over the end: the report comes when it does,
   with everything done that comes before.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-mpxguard-report "read" "4" "above 0" "heap" } */
/* { dg-mpxguard-text "10 numbers looked at" } */
#include <mpxguard.h>
#include <stdio.h>
#include <stdlib.h>

static volatile long looked_at;

static void
tell (const struct mpxguard_report *report, void *data)
{
  fprintf (stderr, "%ld numbers looked at\n", *(volatile long *) data);
}

__attribute__ ((noipa)) static long
find (const int *p, const int *q, long n, int x)
{
  long i;

  for (i = 0; i < n; i++)
    {
      looked_at = i;
      if (q[i] == x
	  || p[i] == x) /* violation */
	break;
    }
  return i;
}

int
main (void)
{
  int *p = calloc (10, sizeof *p);
  int *q = calloc (1000, sizeof *q);

  mpxguard_set_report_hook (tell, (void *) &looked_at);
  if (find (p, q, 10, 1) != 10 || looked_at != 9)
    return 1;
  find (p, q, 1000, 1);
  return 0;
}
