/* An instrumented program with an instrumented shared library: pointers,
   initialised ones too, go both ways.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-library "library-1-library.inc.c" } */
#include <string.h>

extern int library_array[10];
extern int *const library_middle;
extern int *library_find (int *p, int n, int key);
extern const char *library_names[];
int program_array[6] = { 5, 4, 3, 2, 1, 0 };
/* Into the library, by a copy relocation or through the GOT.  */
static int *into_library = &library_array[9];

int
main (void)
{
  int *p = library_find (program_array, 6, 0);

  if (!p || p[-5] != 5 || *into_library != 9 || into_library[-9] != 0)
    return 1;
  if (library_middle[4] != 9 || library_middle[-5] != 0)
    return 2;
  return strcmp (library_names[1], "second") || library_names[2];
}
