/* A function with the attribute no_sanitize_address reads beyond objects on
   purpose.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The length of S, eight bytes at a time.  */
__attribute__ ((noipa, no_sanitize_address)) static size_t
length (const char *s)
{
  const uint64_t *p = (const uint64_t *) ((uintptr_t) s & -8UL);
  const char *end = s;

  while (!((*p - 0x0101010101010101) & ~*p & 0x8080808080808080))
    p++;
  if ((const char *) p > s)
    end = (const char *) p;
  while (*end)
    end++;
  return (size_t) (end - s);
}

int
main (void)
{
  char *s = malloc (11);
  size_t result;

  strcpy (s, "0123456789");
  result = length (s + 1);
  free (s);
  return result != 9;
}
