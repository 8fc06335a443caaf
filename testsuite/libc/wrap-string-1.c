/* The wrappers of string.h and strings.h: what they check, to the byte.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "unit.h"
#include <strings.h>

DECLARE (memccpy);
DECLARE (memchr);
DECLARE (memcmp);
DECLARE (memcpy);
DECLARE (memmove);
DECLARE (memset);
DECLARE (mempcpy);
DECLARE (rawmemchr);
DECLARE (stpcpy);
DECLARE (strcasecmp);
DECLARE (strcat);
DECLARE (strchr);
DECLARE (strchrnul);
DECLARE (strcmp);
DECLARE (strcpy);
DECLARE (strdup);
DECLARE (strlen);
DECLARE (strncat);
DECLARE (strncmp);
DECLARE (strncpy);
DECLARE (strndup);
DECLARE (strnlen);
DECLARE (strrchr);

static char to[64];
static char from[64];

/* Make FROM a string of N letters with a NUL; another letter follows.  */
static void
fill (size_t n)
{
  memset (from, 'a', sizeof from - 1);
  from[n] = 0;
}

TEST (strcpy_fits)
{
  fill (5);
  BEGIN (strcpy, 2);
  give (0, to, 6);
  give (1, from, 6);
  assert (W (strcpy) (to, from) == to && strlen (to) == 5);
  RETURNED (strcpy, to, to, 6);
}

TEST (strcpy_over)
{
  fill (6);
  BEGIN (strcpy, 2);
  give (0, to, 6);
  give (1, from, 7);
  W (strcpy) (to, from);
}

TEST (strcpy_source_without_end)
{
  fill (6);
  BEGIN (strcpy, 2);
  give (0, to, 64);
  give (1, from, 6);
  W (strcpy) (to, from);
}

TEST (strcpy_no_records)
{
  fill (6);
  __mpxguard_call_area.callee = 0;
  give (0, to, 2);
  W (strcpy) (to, from);
}

TEST (strcpy_other_value)
{
  fill (6);
  BEGIN (strcpy, 2);
  give (0, to + 1, 2);
  W (strcpy) (to, from);
}

TEST (strcpy_below)
{
  fill (1);
  BEGIN (strcpy, 2);
  give_inside (0, to + 7, to + 8, 8);
  W (strcpy) (to + 7, from);
}

TEST (stpcpy_result)
{
  fill (5);
  BEGIN (stpcpy, 2);
  give (0, to, 6);
  assert (W (stpcpy) (to, from) == to + 5);
  RETURNED (stpcpy, to + 5, to, 6);
}

TEST (strcat_fits)
{
  fill (3);
  strcpy (to, "12");
  BEGIN (strcat, 2);
  give (0, to, 6);
  W (strcat) (to, from);
}

TEST (strcat_over)
{
  fill (4);
  strcpy (to, "12");
  BEGIN (strcat, 2);
  give (0, to, 6);
  W (strcat) (to, from);
}

TEST (strncat_fits)
{
  fill (10);
  strcpy (to, "12");
  BEGIN (strncat, 3);
  give (0, to, 6);
  give (1, from, 3);
  W (strncat) (to, from, 3);
}

TEST (strncat_short_source)
{
  fill (3);
  strcpy (to, "12");
  BEGIN (strncat, 3);
  give (0, to, 6);
  give (1, from, 4);
  W (strncat) (to, from, 60);
}

TEST (strncat_over)
{
  fill (10);
  strcpy (to, "12");
  BEGIN (strncat, 3);
  give (0, to, 6);
  W (strncat) (to, from, 4);
}

TEST (strncpy_unterminated_source)
{
  fill (10);
  BEGIN (strncpy, 3);
  give (0, to, 6);
  give (1, from, 6);
  W (strncpy) (to, from, 6);
}

TEST (strncpy_pads)
{
  fill (2);
  BEGIN (strncpy, 3);
  give (0, to, 6);
  give (1, from, 3);
  W (strncpy) (to, from, 7);
}

TEST (strlen_fits)
{
  fill (5);
  BEGIN (strlen, 1);
  give (0, from, 6);
  assert (W (strlen) (from) == 5);
}

TEST (strlen_over)
{
  fill (5);
  BEGIN (strlen, 1);
  give (0, from, 5);
  W (strlen) (from);
}

TEST (strnlen_limit)
{
  fill (20);
  BEGIN (strnlen, 2);
  give (0, from, 6);
  assert (W (strnlen) (from, 6) == 6);
}

TEST (strnlen_over)
{
  fill (20);
  BEGIN (strnlen, 2);
  give (0, from, 6);
  W (strnlen) (from, 7);
}

TEST (strchr_before_end)
{
  memset (from, 'a', sizeof from);
  from[3] = 'x';
  BEGIN (strchr, 2);
  give (0, from, 6);
  assert (W (strchr) (from, 'x') == from + 3);
  RETURNED (strchr, from + 3, from, 6);
}

TEST (strchr_absent)
{
  fill (5);
  BEGIN (strchr, 2);
  give (0, from, 6);
  assert (!W (strchr) (from, 'x'));
}

TEST (strchr_over)
{
  fill (6);
  BEGIN (strchr, 2);
  give (0, from, 6);
  W (strchr) (from, 'x');
}

TEST (strchr_nul)
{
  fill (5);
  BEGIN (strchr, 2);
  give (0, from, 6);
  assert (W (strchr) (from, 0) == from + 5);
}

TEST (strchr_long)
{
  static char text[5000];

  memset (text, 'a', sizeof text);
  text[4000] = 'x';
  BEGIN (strchr, 2);
  give (0, text, 4001);
  assert (W (strchr) (text, 'x') == text + 4000);
}

TEST (strchrnul_over)
{
  fill (6);
  BEGIN (strchrnul, 2);
  give (0, from, 6);
  W (strchrnul) (from, 'x');
}

TEST (strrchr_needs_end)
{
  fill (6);
  BEGIN (strrchr, 2);
  give (0, from, 6);
  W (strrchr) (from, 'a');
}

TEST (strcmp_differs_early)
{
  memset (from, 'a', 8);
  memset (to, 'b', 8);
  BEGIN (strcmp, 2);
  give (0, from, 4);
  give (1, to, 4);
  assert (W (strcmp) (from, to) < 0);
}

TEST (strcmp_equal)
{
  fill (3);
  strcpy (to, from);
  BEGIN (strcmp, 2);
  give (0, from, 4);
  give (1, to, 4);
  assert (W (strcmp) (from, to) == 0);
}

TEST (strcmp_over)
{
  fill (6);
  strcpy (to, from);
  BEGIN (strcmp, 2);
  give (0, from, 7);
  give (1, to, 4);
  W (strcmp) (from, to);
}

TEST (strncmp_limit)
{
  fill (6);
  strcpy (to, from);
  BEGIN (strncmp, 3);
  give (0, from, 4);
  give (1, to, 4);
  assert (W (strncmp) (from, to, 4) == 0);
}

TEST (strncmp_over)
{
  fill (6);
  strcpy (to, from);
  BEGIN (strncmp, 3);
  give (0, from, 4);
  W (strncmp) (from, to, 5);
}

TEST (strcasecmp_equal)
{
  strcpy (from, "AbC");
  strcpy (to, "aBc");
  BEGIN (strcasecmp, 2);
  give (0, from, 4);
  give (1, to, 4);
  assert (W (strcasecmp) (from, to) == 0);
}

TEST (strdup_result)
{
  char *copy;

  fill (5);
  BEGIN (strdup, 1);
  give (0, from, 6);
  copy = W (strdup) (from);
  RETURNED (strdup, copy, copy, 6);
}

TEST (strndup_unterminated)
{
  char *copy;

  fill (20);
  BEGIN (strndup, 2);
  give (0, from, 6);
  copy = W (strndup) (from, 6);
  RETURNED (strndup, copy, copy, 7);
}

TEST (memcpy_fits)
{
  BEGIN (memcpy, 3);
  give (0, to, 8);
  give (1, from, 8);
  W (memcpy) (to, from, 8);
  RETURNED (memcpy, to, to, 8);
}

TEST (memcpy_write_over)
{
  BEGIN (memcpy, 3);
  give (0, to, 7);
  give (1, from, 8);
  W (memcpy) (to, from, 8);
}

TEST (memcpy_read_over)
{
  BEGIN (memcpy, 3);
  give (0, to, 8);
  give (1, from, 7);
  W (memcpy) (to, from, 8);
}

TEST (memcpy_nothing)
{
  BEGIN (memcpy, 3);
  give (0, to + 8, 0);
  give (1, from + 9, 0);
  W (memcpy) (to + 8, from + 9, 0);
}

TEST (memmove_moves_bounds)
{
  static void *slots[8];

  slots[1] = to;
  __mpxguard_store_bounds (&slots[1], (uint64_t) to, (uint64_t) to,
			   (uint64_t) to + 4);
  BEGIN (memmove, 3);
  W (memmove) (slots + 2, slots, 4 * sizeof *slots);
  stored (&slots[3], to, 5);
}

TEST (mempcpy_result)
{
  BEGIN (mempcpy, 3);
  give (0, to, 8);
  assert (W (mempcpy) (to, from, 8) == to + 8);
  RETURNED (mempcpy, to + 8, to, 8);
}

TEST (memset_huge)
{
  BEGIN (memset, 3);
  give (0, to, 8);
  W (memset) (to, 0, -1UL);
}

TEST (memchr_generous)
{
  memset (from, 'a', sizeof from);
  from[5] = 'x';
  BEGIN (memchr, 3);
  give (0, from, 6);
  assert (W (memchr) (from, 'x', 1000) == from + 5);
}

TEST (memchr_over)
{
  memset (from, 'a', sizeof from);
  BEGIN (memchr, 3);
  give (0, from, 6);
  W (memchr) (from, 'x', 7);
}

TEST (rawmemchr_over)
{
  memset (from, 'a', sizeof from);
  from[6] = 'x';
  BEGIN (rawmemchr, 2);
  give (0, from, 6);
  W (rawmemchr) (from, 'x');
}

TEST (memcmp_differs_early)
{
  memset (from, 'a', sizeof from);
  memset (to, 'b', sizeof to);
  BEGIN (memcmp, 3);
  give (0, from, 6);
  give (1, to, 6);
  assert (W (memcmp) (from, to, 20) < 0);
}

TEST (memcmp_over)
{
  memset (from, 'a', sizeof from);
  memset (to, 'a', sizeof to);
  BEGIN (memcmp, 3);
  give (0, from, 20);
  give (1, to, 6);
  W (memcmp) (from, to, 20);
}

TEST (memccpy_stops)
{
  memset (from, 'a', sizeof from);
  from[3] = 'x';
  BEGIN (memccpy, 4);
  give (0, to, 4);
  give (1, from, 4);
  assert (W (memccpy) (to, from, 'x', 60) == to + 4);
  RETURNED (memccpy, to + 4, to, 4);
}

TEST (memccpy_over)
{
  memset (from, 'a', sizeof from);
  from[4] = 'x';
  BEGIN (memccpy, 4);
  give (0, to, 4);
  W (memccpy) (to, from, 'x', 60);
}

CASES = {
  SILENT (strcpy_fits),
  REPORT (strcpy_over, "write of size 7 at "),
  REPORT (strcpy_over, " by strcpy"),
  REPORT (strcpy_source_without_end, "read of size 1 at "),
  SILENT (strcpy_no_records),
  SILENT (strcpy_other_value),
  REPORT (strcpy_below, "write of size 2 at "),
  SILENT (stpcpy_result),
  SILENT (strcat_fits),
  REPORT (strcat_over, "write of size 7 at "),
  SILENT (strncat_fits),
  SILENT (strncat_short_source),
  REPORT (strncat_over, "write of size 7 at "),
  SILENT (strncpy_unterminated_source),
  REPORT (strncpy_pads, "write of size 7 at "),
  SILENT (strlen_fits),
  REPORT (strlen_over, "read of size 1 at "),
  SILENT (strnlen_limit),
  REPORT (strnlen_over, "read of size 1 at "),
  SILENT (strchr_before_end),
  SILENT (strchr_absent),
  REPORT (strchr_over, "by strchr"),
  SILENT (strchr_nul),
  SILENT (strchr_long),
  REPORT (strchrnul_over, "by strchrnul"),
  REPORT (strrchr_needs_end, "by strrchr"),
  SILENT (strcmp_differs_early),
  SILENT (strcmp_equal),
  REPORT (strcmp_over, "by strcmp"),
  SILENT (strncmp_limit),
  REPORT (strncmp_over, "by strncmp"),
  SILENT (strcasecmp_equal),
  SILENT (strdup_result),
  SILENT (strndup_unterminated),
  SILENT (memcpy_fits),
  REPORT (memcpy_write_over, "write of size 8 at "),
  REPORT (memcpy_read_over, "read of size 8 at "),
  SILENT (memcpy_nothing),
  SILENT (memmove_moves_bounds),
  SILENT (mempcpy_result),
  REPORT (memset_huge, "write of size 18446744073709551615 (-1 as a signed "
	  "number) at "),
  SILENT (memchr_generous),
  REPORT (memchr_over, "read of size 7 at "),
  REPORT (rawmemchr_over, "by rawmemchr"),
  SILENT (memcmp_differs_early),
  REPORT (memcmp_over, "read of size 20 at "),
  SILENT (memccpy_stops),
  REPORT (memccpy_over, "write of size 5 at "),
  END
};
