/* What reports say of bugs in blocks of the heap: see bugs.h.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
/* { dg-require-effective-target derived_bounds } */
/* { dg-mpxguard-env "MPXGUARD_OPTIONS=malloc_stack=20" } */
#include "bugs.h"

struct person
{
  char name[12];
  int age;
  struct person *next;
};

struct table
{
  int count;
  double values[];
};

__attribute__ ((noinline)) static int *
make_numbers (int n)
{
  int *numbers = malloc ((size_t) n * sizeof *numbers);

  memset (numbers, 0, (size_t) n * sizeof *numbers);
  return numbers;
}

static void
fill (int *numbers, int n)
{
  for (int i = 0; i <= n; i++)
    numbers[i] = i;
}

BUG (loop_one_too_far)
{
  fill (make_numbers (10), 10 + zero);
}

BUG (read_behind)
{
  int *numbers = make_numbers (8);

  printf ("%d\n", numbers[9 + zero]);
}

BUG (negative_index)
{
  int *numbers = make_numbers (8);

  numbers[zero - 1] = 3;
}

BUG (walk_down)
{
  char *text = strdup ("    ");
  char *end = text + 3;

  while (*end == ' ')
    *end-- = '\0';
}

BUG (far_away)
{
  int *numbers = make_numbers (8);

  numbers[1000 + zero] = 1;
}

BUG (half_outside)
{
  char *bytes = hide (malloc (6));

  *(long *) (bytes + zero) = 0;
}

BUG (wide_character)
{
  wchar_t *wide = hide (malloc (5 * sizeof *wide));

  for (int i = 0; i < 6; i++)
    wide[i + zero] = L'x';
}

BUG (field_of_pointer)
{
  struct person *p = hide (malloc (12));

  p->age = 30;
}

BUG (flexible_array)
{
  struct table *t = hide (malloc (sizeof *t + 3 * sizeof *t->values));

  t->count = 3;
  for (int i = 0; i <= t->count; i++)
    t->values[i] = 0.5;
}

BUG (structure_copy)
{
  struct person *small = malloc (16), big;

  memset (&big, 0, sizeof big);
  *(volatile struct person *) (small + zero) = big;
}

__attribute__ ((noinline)) static struct person *
push (struct person *list)
{
  struct person *p = calloc (1, sizeof *p);

  p->next = list;
  return p;
}

__attribute__ ((noinline)) static void
drop (struct person *list)
{
  while (list)
    {
      struct person *old = list;
      list = list->next;
      free (old);
    }
}

BUG (use_after_free)
{
  struct person *list = push (push (NULL)), *keep = list->next;

  drop (list);
  keep->age++;
}

BUG (write_after_realloc)
{
  int *numbers = make_numbers (4), *old = numbers;

  numbers = realloc (numbers, 40000);
  old[1 + zero] = 7;
}

__attribute__ ((noinline)) static void
release (void *p)
{
  free (p);
  __asm__ volatile ("");
}

BUG (double_free)
{
  char *p = malloc (30);

  release (p);
  release (p);
}

BUG (free_inside)
{
  char *p = malloc (30);

  release (p + 3 + zero);
  __asm__ volatile ("");
}

BUG (no_bytes)
{
  char *p = hide (malloc ((size_t) zero));

  *p = 1;
}

__attribute__ ((noinline)) static int
count_down (int *numbers, int depth)
{
  if (depth == 0)
    return numbers[4 + zero];
  return count_down (numbers, depth - 1) + 1;
}

BUG (deep)
{
  printf ("%d\n", count_down (make_numbers (4), 5));
}

BUGS = {
  { "loop_one_too_far", loop_one_too_far, "out-of-bounds write of size 4",
    "starts 0 bytes above", "a heap block of 40 bytes", NULL,
    "numbers[i] = i;", "fill", "loop_one_too_far" },
  { "read_behind", read_behind, "out-of-bounds read of size 4",
    "starts 4 bytes above", "a heap block of 32 bytes", NULL,
    "numbers[9 + zero]", "read_behind", NULL },
  { "negative_index", negative_index, "out-of-bounds write of size 4",
    "starts 4 bytes below", "a heap block of 32 bytes", NULL,
    "numbers[zero - 1] = 3", "negative_index", NULL },
  { "walk_down", walk_down, "out-of-bounds read of size 1",
    "starts 1 byte below", "a heap block of 5 bytes", NULL,
    "*end == ' '", "walk_down", NULL },
  { "far_away", far_away, "out-of-bounds write of size 4",
    "starts 3968 bytes above", "a heap block of 32 bytes", NULL,
    "numbers[1000 + zero] = 1", "far_away", NULL },
  { "half_outside", half_outside, "out-of-bounds write of size 8",
    "ends 2 bytes past", "a heap block of 6 bytes", NULL,
    "*(long *) (bytes + zero) = 0", "half_outside", NULL },
  { "wide_character", wide_character, "out-of-bounds write of size 4",
    "starts 0 bytes above", "a heap block of 20 bytes", NULL,
    "wide[i + zero] = L'x'", "wide_character", NULL },
  { "field_of_pointer", field_of_pointer, "out-of-bounds write of size 4",
    "starts 0 bytes above", "a heap block of 12 bytes", NULL,
    "p->age = 30", "field_of_pointer", NULL },
  { "flexible_array", flexible_array, "out-of-bounds write of size 8",
    "starts 0 bytes above", "a heap block of 32 bytes", NULL,
    "t->values[i] = 0.5", "flexible_array", NULL },
  { "structure_copy", structure_copy, "out-of-bounds write of size 24",
    "ends 8 bytes past", "a heap block of 16 bytes", NULL,
    "*(volatile struct person *) (small + zero) = big", "structure_copy",
    NULL },
  { "use_after_free", use_after_free, "use-after-free read of size 4",
    "byte 12 of a block of 24 bytes that was freed",
    "a heap block of 24 bytes at 0x[0-9a-f]+, which was freed", NULL,
    "keep->age++", "use_after_free", NULL },
  { "write_after_realloc", write_after_realloc,
    "use-after-free write of size 4",
    "byte 4 of a block of 16 bytes that was freed",
    "a heap block of 16 bytes at 0x[0-9a-f]+, which was freed", NULL,
    "old[1 + zero] = 7", "write_after_realloc", NULL },
  { "double_free", double_free, "double free", "",
    "a heap block of 30 bytes at 0x[0-9a-f]+, which was freed", NULL,
    "free (p)", "release", "double_free" },
  { "free_inside", free_inside, "invalid free", "",
    "a heap block of 30 bytes .*; the pointer is 3 bytes behind its start",
    NULL, "free (p)", "release", "free_inside" },
  { "no_bytes", no_bytes, "out-of-bounds write of size 1",
    "starts 0 bytes above", "a heap block of 0 bytes", NULL, "*p = 1",
    "no_bytes", NULL },
  { "deep", deep, "out-of-bounds read of size 4", "starts 0 bytes above",
    "a heap block of 16 bytes", NULL, "return numbers[4 + zero]", "count_down",
    "deep" },
  END
};
