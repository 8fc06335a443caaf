/* Nothing is copied from nowhere to nowhere: the C library does that without a
   look at the pointers.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

__attribute__ ((noipa)) static void
copy (void *to, const void *from, size_t size)
{
  memcpy (to, from, size);
  memmove (to, from, size);
  mempcpy (to, from, size);
  wmemcpy (to, from, size);
  wmemmove (to, from, size);
}

int
main (int argc, char **argv)
{
  size_t none = (size_t) argc - 1;
  char *heap = malloc (16);
  char local[16];

  (void) argv;
  copy (NULL, NULL, none);
  copy (NULL, local, none);
  copy (heap, NULL, none);
  copy (heap + 16, local + 16, none);
  copy ((char *) 8, (char *) 1, none);
  return 0;
}
