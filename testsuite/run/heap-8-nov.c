/* All the ways to ask for heap memory: each block is usable whole.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#define _GNU_SOURCE
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__ ((noipa)) static void
fill (char *p, size_t n)
{
  for (size_t i = 0; i < n; i++)
    p[i] = (char) i;
}

int
main (void)
{
  char *p = aligned_alloc (64, 192);
  void *q = NULL;

  if ((uintptr_t) p % 64)
    return 1;
  fill (p, 192);
  free (p);
  if (posix_memalign (&q, 4096, 5000) || (uintptr_t) q % 4096)
    return 2;
  fill (q, 5000);
  free (q);
  p = memalign (32, 100);
  fill (p, 100);
  free (p);
  p = strdup ("hello");
  fill (p, 6);
  free (p);
  p = strndup ("hello", 3);
  fill (p, 4);
  free (p);
  if (asprintf (&p, "%d-%s", 42, "x") != 4)
    return 3;
  fill (p, 5);
  free (p);
  p = reallocarray (NULL, 10, 10);
  fill (p, 100);
  fill (p, malloc_usable_size (p) < 100 ? 101 : 100);
  free (p);
  return 0;
}
