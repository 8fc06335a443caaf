/* The wrappers that call back, cut strings, and store pointers.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "unit.h"
#include <search.h>
#include <wchar.h>

DECLARE (atoi);
DECLARE (bsearch);
DECLARE (lfind);
DECLARE (lsearch);
DECLARE (posix_memalign);
DECLARE (qsort);
DECLARE (qsort_r);
DECLARE (realloc);
DECLARE (strcspn);
DECLARE (strpbrk);
DECLARE (strsep);
DECLARE (strspn);
DECLARE (strstr);
DECLARE (strtod);
DECLARE (strtok);
DECLARE (strtok_r);
DECLARE (strtol);
DECLARE (wcslen);
DECLARE (wcscpy);
DECLARE (wcsncpy);
DECLARE (wcstok);
DECLARE (wmemset);

/* What the last comparison was told.  */
static const void *told_base;
static uint64_t told_size;

/* Assert that the call of CALLEE came with the bounds told_base and told_size
   for its arguments from FIRST on to 1.  */
static void
expect_records (const void *callee, unsigned first, const void *a,
		const void *b)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;
  const void *arguments[2] = { a, b };

  assert (area->callee == (uint64_t) callee);
  area->callee = 0;
  for (unsigned i = first; i < 2; i++)
    {
      assert (area->argument[i].pointer == (uint64_t) arguments[i]);
      assert (area->argument[i].lower == (uint64_t) told_base);
      assert (area->argument[i].upper == (uint64_t) told_base + told_size - 1);
    }
}

static int
compare_strings (const void *a, const void *b)
{
  expect_records ((const void *) compare_strings, 0, a, b);
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static int
compare_for_search (const void *a, const void *b)
{
  expect_records ((const void *) compare_for_search, 1, a, b);
  return *(const int *) a - *(const int *) b;
}

static int
compare_ints (const void *a, const void *b)
{
  return *(const int *) a - *(const int *) b;
}

static int
compare_down (const void *a, const void *b, void *data)
{
  struct mpxguard_call_area *area = &__mpxguard_call_area;

  assert (area->argument[2].pointer == (uint64_t) data);
  assert (area->argument[2].upper == (uint64_t) data + 3);
  (*(int *) data)++;
  return *(const int *) b - *(const int *) a;
}

TEST (qsort_moves_bounds)
{
  static char names[3][8] = { "pear", "fig", "apple" };
  static char *array[3];

  for (int i = 0; i < 3; i++)
    {
      array[i] = names[i];
      __mpxguard_store_bounds (&array[i], (uint64_t) names[i],
			       (uint64_t) names[i],
			       (uint64_t) names[i] + 7 - i);
    }
  told_base = array;
  told_size = sizeof array;
  BEGIN (qsort, 4);
  give (0, array, sizeof array);
  W (qsort) (array, 3, sizeof *array, compare_strings);
  assert (array[0] == names[2] && array[1] == names[1]
	  && array[2] == names[0]);
  stored (&array[0], names[2], 6);
  stored (&array[1], names[1], 7);
  stored (&array[2], names[0], 8);
}

TEST (qsort_is_stable)
{
  static long long pairs[100][2];
  static char object;

  /* libc sorts stably where it has the memory; programs see it.  */
  for (int i = 0; i < 100; i++)
    {
      ((int *) pairs[i])[0] = i * 7 % 10;
      pairs[i][1] = i;
    }
  __mpxguard_store_bounds (&pairs[0][1], (uint64_t) &object,
			   (uint64_t) &object, (uint64_t) &object);
  BEGIN (qsort, 4);
  W (qsort) (pairs, 100, sizeof *pairs, compare_ints);
  for (int i = 1; i < 100; i++)
    assert (*(int *) pairs[i - 1] < *(int *) pairs[i]
	    || (*(int *) pairs[i - 1] == *(int *) pairs[i]
		&& pairs[i - 1][1] < pairs[i][1]));
}

TEST (qsort_over)
{
  static int array[4];

  BEGIN (qsort, 4);
  give (0, array, 12);
  W (qsort) (array, 4, sizeof *array, compare_ints);
}

TEST (qsort_nothing)
{
  BEGIN (qsort, 4);
  W (qsort) (NULL, 0, 4, compare_ints);
}

TEST (qsort_r_argument)
{
  static int array[4] = { 1, 3, 2, 4 };
  int calls = 0;

  BEGIN (qsort_r, 5);
  give (4, &calls, 4);
  W (qsort_r) (array, 4, sizeof *array, compare_down, &calls);
  assert (array[0] == 4 && array[3] == 1 && calls > 2);
}

TEST (bsearch_finds)
{
  static int array[4] = { 1, 3, 5, 7 };
  int key = 5;

  told_base = array;
  told_size = sizeof array;
  BEGIN (bsearch, 5);
  give (1, array, sizeof array);
  assert (W (bsearch) (&key, array, 4, 4, compare_for_search) == array + 2);
  RETURNED (bsearch, array + 2, array, sizeof array);
  key = 4;
  BEGIN (bsearch, 5);
  give (1, array, sizeof array);
  assert (!W (bsearch) (&key, array, 4, 4, compare_for_search));
}

TEST (bsearch_over)
{
  static int array[4];
  int key = 5;

  BEGIN (bsearch, 5);
  give (1, array, 12);
  W (bsearch) (&key, array, 4, 4, compare_ints);
}

TEST (lsearch_appends)
{
  static int array[4] = { 1, 2 };
  size_t count = 2;
  int key = 9;

  BEGIN (lsearch, 5);
  give (1, array, 12);
  assert (W (lsearch) (&key, array, &count, 4, compare_ints) == array + 2);
  assert (count == 3 && array[2] == 9);
}

TEST (lsearch_over)
{
  static int array[4] = { 1, 2, 3 };
  size_t count = 3;
  int key = 9;

  BEGIN (lsearch, 5);
  give (1, array, 12);
  W (lsearch) (&key, array, &count, 4, compare_ints);
}

static char words[16];

TEST (strtok_cuts)
{
  char *word;

  strcpy (words, ",,ab,c");
  BEGIN (strtok, 2);
  give (0, words, 7);
  word = W (strtok) (words, ",");
  assert (word == words + 2 && strcmp (word, "ab") == 0);
  RETURNED (strtok, word, words, 7);
  BEGIN (strtok, 2);
  word = W (strtok) (NULL, ",");
  assert (word == words + 5 && strcmp (word, "c") == 0);
  RETURNED (strtok, word, words, 7);
  BEGIN (strtok, 2);
  assert (!W (strtok) (NULL, ","));
  BEGIN (strtok, 2);
  assert (!W (strtok) (NULL, ","));
}

TEST (strtok_over)
{
  strcpy (words, "abcdef,");
  BEGIN (strtok, 2);
  give (0, words, 4);
  W (strtok) (words, ",");
}

TEST (strtok_r_stores_bounds)
{
  char *rest;

  strcpy (words, "ab,cd");
  BEGIN (strtok_r, 3);
  give (0, words, 6);
  give (2, &rest, 8);
  assert (W (strtok_r) (words, ",", &rest) == words);
  stored (&rest, words, 6);
  BEGIN (strtok_r, 3);
  assert (W (strtok_r) (NULL, ",", &rest) == words + 3);
  RETURNED (strtok_r, words + 3, words, 6);
}

TEST (strsep_empty_fields)
{
  char *rest = words;

  strcpy (words, "a,,b");
  __mpxguard_store_bounds (&rest, (uint64_t) words, (uint64_t) words,
			   (uint64_t) words + 4);
  BEGIN (strsep, 2);
  assert (W (strsep) (&rest, ",") == words);
  RETURNED (strsep, words, words, 5);
  BEGIN (strsep, 2);
  assert (strlen (W (strsep) (&rest, ",")) == 0);
  BEGIN (strsep, 2);
  assert (strcmp (W (strsep) (&rest, ","), "b") == 0 && !rest);
  BEGIN (strsep, 2);
  assert (!W (strsep) (&rest, ","));
}

TEST (strspn_stops)
{
  strcpy (words, "aab");
  BEGIN (strspn, 2);
  give (0, words, 3);
  assert (W (strspn) (words, "a") == 2);
}

TEST (strspn_over)
{
  strcpy (words, "aab");
  BEGIN (strspn, 2);
  give (0, words, 2);
  W (strspn) (words, "a");
}

TEST (strcspn_set_over)
{
  strcpy (words, "aab");
  BEGIN (strcspn, 2);
  give (1, words, 3);
  W (strcspn) ("x", words);
}

TEST (strpbrk_finds)
{
  strcpy (words, "aab");
  BEGIN (strpbrk, 2);
  give (0, words, 3);
  assert (W (strpbrk) (words, "xb") == words + 2);
  RETURNED (strpbrk, words + 2, words, 3);
}

TEST (strstr_finds)
{
  static char text[3000];

  memset (text, 'a', 2500);
  memcpy (text + 2100, "needle", 6);
  BEGIN (strstr, 2);
  give (0, text, 2106);
  assert (W (strstr) (text, "needle") == text + 2100);
  RETURNED (strstr, text + 2100, text, 2106);
  BEGIN (strstr, 2);
  give (0, text, 2501);
  assert (!W (strstr) (text, "needles"));
  BEGIN (strstr, 2);
  give (0, text, 2501);
  assert (W (strstr) (text, "") == text);
}

TEST (strstr_every_place)
{
  static char text[2000];

  for (int at = 0; at < 1990; at++)
    {
      memset (text, 'a', 1999);
      memcpy (text + at, "abcab", 5);
      BEGIN (strstr, 2);
      give (0, text, 2000);
      assert (W (strstr) (text, "bca") == text + at + 1);
    }
}

TEST (strstr_over)
{
  strcpy (words, "aaaaaaa");
  BEGIN (strstr, 2);
  give (0, words, 6);
  W (strstr) (words, "b");
}

TEST (strtol_stops)
{
  char *end;

  strcpy (words, " 12x");
  BEGIN (strtol, 3);
  give (0, words, 4);
  give (1, &end, 8);
  assert (W (strtol) (words, &end, 10) == 12 && end == words + 3);
  stored (&end, words, 4);
}

TEST (strtol_over)
{
  strcpy (words, "123");
  BEGIN (strtol, 3);
  give (0, words, 3);
  W (strtol) (words, NULL, 10);
}

TEST (strtol_bad_base)
{
  char *end = words;

  BEGIN (strtol, 3);
  give (0, words, 0);
  W (strtol) (words, &end, 99);
  assert (end == words);
}

TEST (strtol_end_over)
{
  char *end[2];

  BEGIN (strtol, 3);
  give (1, end, 4);
  W (strtol) ("1", end, 10);
}

TEST (strtod_value)
{
  BEGIN (strtod, 2);
  give (0, "1.5e3", 6);
  assert (W (strtod) ("1.5e3", NULL) == 1500);
}

TEST (atoi_over)
{
  strcpy (words, "123");
  BEGIN (atoi, 1);
  give (0, words, 3);
  W (atoi) (words);
}

TEST (posix_memalign_stores)
{
  void *p;

  BEGIN (posix_memalign, 3);
  give (0, &p, 8);
  assert (W (posix_memalign) (&p, 64, 100) == 0);
  stored (&p, p, 100);
}

TEST (realloc_result)
{
  char *p;

  BEGIN (realloc, 2);
  p = W (realloc) (NULL, 10);
  RETURNED (realloc, p, p, 10);
}

static wchar_t wide[16];

TEST (wcslen_over)
{
  wcscpy (wide, L"abc");
  BEGIN (wcslen, 1);
  give (0, wide, 12);
  W (wcslen) (wide);
}

TEST (wcscpy_over)
{
  BEGIN (wcscpy, 2);
  give (0, wide, 12);
  W (wcscpy) (wide, L"abc");
}

TEST (wcsncpy_fits)
{
  BEGIN (wcsncpy, 3);
  give (0, wide, 12);
  W (wcsncpy) (wide, L"abcd", 3);
}

TEST (wmemset_over)
{
  BEGIN (wmemset, 3);
  give (0, wide, 12);
  W (wmemset) (wide, L'x', 4);
}

TEST (wcstok_cuts)
{
  wchar_t *rest;

  wcscpy (wide, L"ab,c");
  BEGIN (wcstok, 3);
  give (0, wide, 20);
  assert (W (wcstok) (wide, L",", &rest) == wide);
  RETURNED (wcstok, wide, wide, 20);
  stored (&rest, wide, 20);
}

CASES = {
  SILENT (qsort_moves_bounds),
  SILENT (qsort_is_stable),
  REPORT (qsort_over, "write of size 16 at "),
  SILENT (qsort_nothing),
  SILENT (qsort_r_argument),
  SILENT (bsearch_finds),
  REPORT (bsearch_over, "read of size 16 at "),
  SILENT (lsearch_appends),
  REPORT (lsearch_over, "write of size 4 at "),
  SILENT (strtok_cuts),
  REPORT (strtok_over, "by strtok"),
  SILENT (strtok_r_stores_bounds),
  SILENT (strsep_empty_fields),
  SILENT (strspn_stops),
  REPORT (strspn_over, "by strspn"),
  REPORT (strcspn_set_over, "by strcspn"),
  SILENT (strpbrk_finds),
  SILENT (strstr_finds),
  SILENT (strstr_every_place),
  REPORT (strstr_over, "by strstr"),
  SILENT (strtol_stops),
  REPORT (strtol_over, "read of size 4 at "),
  SILENT (strtol_bad_base),
  REPORT (strtol_end_over, "write of size 8 at "),
  SILENT (strtod_value),
  REPORT (atoi_over, "by atoi"),
  SILENT (posix_memalign_stores),
  SILENT (realloc_result),
  REPORT (wcslen_over, "read of size 4 at "),
  REPORT (wcscpy_over, "write of size 16 at "),
  SILENT (wcsncpy_fits),
  REPORT (wmemset_over, "write of size 16 at "),
  SILENT (wcstok_cuts),
  END
};
