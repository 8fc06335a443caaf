/* Functions of libc that are asked for nothing: sizes and numbers of 0 beside
   pointers that lead nowhere, which no function then looks behind.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#define _GNU_SOURCE
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include <wchar.h>

static void *volatile null_pointer;
static void *volatile wild_pointer = (void *) 8;
static volatile size_t no_size;

#define NULL_POINTER ((void *) null_pointer)
#define WILD_POINTER ((void *) wild_pointer)
#define NOTHING ((size_t) no_size)

static int
compare (const void *a, const void *b)
{
  return *(const int *) a - *(const int *) b;
}

static int
memory (void)
{
  memset (NULL_POINTER, 0, NOTHING);
  bzero (WILD_POINTER, NOTHING);
  bcopy (NULL_POINTER, WILD_POINTER, NOTHING);
  swab (NULL_POINTER, WILD_POINTER, NOTHING);
  wmemset (NULL_POINTER, 0, NOTHING);
  return memcmp (NULL_POINTER, WILD_POINTER, NOTHING)
	 || bcmp (WILD_POINTER, NULL_POINTER, NOTHING)
	 || memchr (NULL_POINTER, 1, NOTHING)
	 || memccpy (NULL_POINTER, WILD_POINTER, 1, NOTHING)
	 || wmemcmp (NULL_POINTER, WILD_POINTER, NOTHING)
	 || wmemchr (WILD_POINTER, 1, NOTHING);
}

static int
strings (void)
{
  strncpy (NULL_POINTER, WILD_POINTER, NOTHING);
  wcsncpy (WILD_POINTER, NULL_POINTER, NOTHING);
  return strncmp (NULL_POINTER, WILD_POINTER, NOTHING)
	 || strncasecmp (WILD_POINTER, NULL_POINTER, NOTHING)
	 || wcsncmp (NULL_POINTER, WILD_POINTER, NOTHING)
	 || strnlen (NULL_POINTER, NOTHING)
	 || strnlen (WILD_POINTER, NOTHING)
	 || snprintf (NULL_POINTER, NOTHING, "%d", 12) != 2
	 || strxfrm (NULL_POINTER, "abc", NOTHING) != 3;
}

static int
arrays (void)
{
  size_t count = NOTHING;

  qsort (NULL_POINTER, NOTHING, sizeof (int), compare);
  free (NULL_POINTER);
  return bsearch (WILD_POINTER, NULL_POINTER, NOTHING, sizeof (int), compare)
	 || lfind (WILD_POINTER, NULL_POINTER, &count, sizeof (int), compare)
	 || fwrite (NULL_POINTER, 1, NOTHING, stdout)
	 || fwrite (WILD_POINTER, NOTHING, 1, stdout)
	 || fread (NULL_POINTER, 4, NOTHING, stdin);
}

int
main (void)
{
  return memory () || strings () || arrays ();
}
