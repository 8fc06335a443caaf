/* Copies by memcpy and memmove of memory that holds pointers to locals and
   static objects: at any distance from a multiple of 8, in packed structures,
   in parts, with text around them.  The pointers work afterwards.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */

#include <string.h>

struct packed
{
  char head[3];
  int *pointer;
  char tail[5];
} __attribute__ ((packed));

static int numbers[4] = { 1, 2, 3, 4 };

__attribute__ ((noipa)) static void
copy (void *to, const void *from, size_t size)
{
  memcpy (to, from, size);
}

__attribute__ ((noipa)) static void
move (void *to, const void *from, size_t size)
{
  memmove (to, from, size);
}

int
main (void)
{
  int local[3] = { 5, 6, 7 };
  struct packed a = { "ab", numbers, "cdef" }, b;
  int *words[40], *others[41];
  int sum = 0;

  copy (&b, &a, sizeof a);
  sum += b.pointer[3];
  for (int i = 0; i < 40; i++)
    words[i] = i % 3 == 0 ? local : numbers;
  /* Short, long, overlapping.  */
  for (size_t n = 1; n <= 40; n++)
    {
      memset (others, 0, sizeof others);
      copy (others, words, n * sizeof *words);
      move (others + 1, others, n * sizeof *words);
      for (size_t i = 1; i <= n; i++)
	sum += others[i][(i - 1) % 3 == 0 ? 2 : 3] - ((i - 1) % 3 == 0 ? 7 : 4);
    }
  /* One pointer in two parts.  */
  copy (others, words, 4);
  copy ((char *) others + 4, (char *) words + 4, sizeof *words - 4);
  sum += others[0][2];
  return sum != 4 + 7;
}
