/* strcspn in texts of all lengths, at all places of a page and at the end of
   one, for sets of none to six characters: what libc says.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static const char *const sets[] = { "", "x", "xy", "xyz", "wxyz", "vwxyz",
  "uvwxyz"
};

/* What strcspn is to say of S.  */
static size_t
expected (const char *s, const char *set)
{
  size_t i = 0;

  while (s[i] != 0)
    {
      for (const char *c = set; *c; c++)
	if (s[i] == *c)
	  return i;
      i++;
    }
  return i;
}

__attribute__ ((noipa)) static size_t
span (const char *s, const char *set)
{
  return strcspn (s, set);
}

/* Text of N characters that ends at END, with C at place AT.  */
static char *
put (char *end, size_t n, size_t at, char c)
{
  char *s = end - n - 1;

  memset (s, 'a', n);
  s[n] = 0;
  if (at < n)
    s[at] = c;
  return s;
}

int
main (void)
{
  char *pages = mmap (NULL, 3 * 4096, PROT_READ | PROT_WRITE,
		      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  munmap (pages + 2 * 4096, 4096);
  for (size_t n = 0; n < 70; n++)
    for (unsigned k = 0; k < sizeof sets / sizeof sets[0]; k++)
      for (size_t at = 0; at <= n; at += 1 + n / 9)
	{
	  char c = sets[k][0] ? sets[k][strlen (sets[k]) - 1] : 'x';
	  char *last = put (pages + 2 * 4096, n, at, c);
	  char *block = malloc (n + 1);

	  memcpy (block, last, n + 1);
	  if (span (last, sets[k]) != expected (last, sets[k])
	      || span (block, sets[k]) != expected (last, sets[k]))
	    return 1;
	  /* Over the border of two pages.  */
	  put (pages + 4096 + n / 2 + 1, n, at, c);
	  if (span (pages + 4096 + n / 2 - n, sets[k])
	      != expected (last, sets[k]))
	    return 2;
	  free (block);
	}
  return 0;
}
