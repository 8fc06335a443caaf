/* What the runtime may use one day is not promised to each process: where
   vm.overcommit_memory is 2, that all counts.  (The directory of MPX's tables has two
   gigabytes.)

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target soft } */
#include <stdio.h>

int
main (void)
{
  char line[512], flags[5];
  unsigned long from, to, promised = 0;
  char local[10] = "x", *volatile tracked = local;
  FILE *maps = fopen ("/proc/self/maps", "r");

  if (maps == NULL)
    return 0;
  while (fgets (line, sizeof line, maps) != NULL)
    if (sscanf (line, "%lx-%lx %4s", &from, &to, flags) == 3
	&& flags[1] == 'w' && flags[3] == 'p')
      promised += to - from;
  fclose (maps);
  return promised >= 64UL << 20 || tracked[0] != 'x';
}
