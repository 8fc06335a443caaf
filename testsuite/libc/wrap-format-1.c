/* The wrappers of printf, scanf and their kin.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "unit.h"
#include <stdarg.h>
#include <wchar.h>

DECLARE (asprintf);
DECLARE (printf);
DECLARE (snprintf);
DECLARE (sprintf);
DECLARE (sscanf);
DECLARE (swprintf);
DECLARE (vsnprintf);
DECLARE (wprintf);

static char to[64];
static char text[64] = "abcdefghijklmnopqrstuvwxyz";

TEST (printf_string_fits)
{
  BEGIN (printf, 2);
  give (1, text, 27);
  assert (W (printf) ("%s\n", text) == 27);
}

TEST (printf_string_over)
{
  BEGIN (printf, 2);
  give (1, text, 26);
  W (printf) ("%s\n", text);
}

TEST (printf_precision)
{
  BEGIN (printf, 4);
  give (1, text, 5);
  give (3, text + 1, 4);
  assert (W (printf) ("%.5s %.*s\n", text, 4, text + 1) == 11);
}

TEST (printf_star_in_record_2)
{
  BEGIN (printf, 3);
  give (2, text, 5);
  W (printf) ("%.*s\n", 6, text);
}

TEST (printf_negative_precision)
{
  BEGIN (printf, 3);
  give (2, text, 5);
  W (printf) ("%.*s\n", -1, text);
}

TEST (printf_mixed)
{
  BEGIN (printf, 6);
  give (5, text, 3);
  W (printf) ("%d %f %Lf %c %s\n", 1, 2.0, 3.0L, 'x', text);
}

TEST (printf_many)
{
  BEGIN (printf, 9);
  give (8, text, 3);
  W (printf) ("%d%d%d%d%d%d%d%s\n", 1, 2, 3, 4, 5, 6, 7, text);
}

TEST (printf_positions)
{
  BEGIN (printf, 3);
  give (2, text, 3);
  W (printf) ("%2$s %1$d\n", 1, text);
}

TEST (printf_null_and_percent)
{
  BEGIN (printf, 3);
  give (2, text, 27);
  assert (W (printf) ("%% %s %m %s\n", (char *) NULL, text) > 0);
}

TEST (printf_wide_string)
{
  static wchar_t wide[4] = L"abc";

  BEGIN (printf, 2);
  give (1, wide, 12);
  W (printf) ("%ls\n", wide);
}

TEST (printf_wide_precision)
{
  static wchar_t wide[4] = L"abc";

  BEGIN (printf, 2);
  give (1, wide, 12);
  assert (W (printf) ("%.3ls\n", wide) == 4);
}

TEST (printf_count)
{
  short count;

  BEGIN (printf, 2);
  give (1, &count, 2);
  W (printf) ("ab%hn\n", &count);
  assert (count == 2);
}

TEST (printf_count_over)
{
  int count[2];

  BEGIN (printf, 2);
  give (1, count, 4);
  W (printf) ("ab%ln\n", (long *) count);
}

TEST (printf_format_over)
{
  static char format[8] = "abcdefg";

  BEGIN (printf, 1);
  give (0, format, 7);
  W (printf) (format);
}

TEST (sprintf_fits)
{
  BEGIN (sprintf, 3);
  give (0, to, 6);
  assert (W (sprintf) (to, "%d", 12345) == 5);
  assert (strcmp (to, "12345") == 0);
}

TEST (sprintf_over)
{
  BEGIN (sprintf, 3);
  give (0, to, 6);
  W (sprintf) (to, "%d", 123456);
}

TEST (sprintf_writes_no_more)
{
  memset (to, 'z', sizeof to);
  BEGIN (sprintf, 3);
  give (0, to, 4);
  assert (W (sprintf) (to, "%d", 123) == 3 && to[4] == 'z');
}

TEST (snprintf_generous)
{
  BEGIN (snprintf, 4);
  give (0, to, 6);
  assert (W (snprintf) (to, 1000, "%s", "12345") == 5);
}

TEST (snprintf_cuts)
{
  BEGIN (snprintf, 4);
  give (0, to, 6);
  assert (W (snprintf) (to, 6, "%s", text) == 26 && strlen (to) == 5);
}

TEST (snprintf_over)
{
  BEGIN (snprintf, 4);
  give (0, to, 6);
  W (snprintf) (to, 7, "%s", text);
}

TEST (snprintf_null)
{
  BEGIN (snprintf, 4);
  assert (W (snprintf) (NULL, 0, "%s", text) == 26);
}

static int
call_vsnprintf (char *p, size_t size, const char *format, ...)
{
  va_list ap;
  int result;

  va_start (ap, format);
  BEGIN (vsnprintf, 4);
  give (0, p, 6);
  result = W (vsnprintf) (p, size, format, ap);
  va_end (ap);
  return result;
}

TEST (vsnprintf_over)
{
  call_vsnprintf (to, 7, "%s", text);
}

TEST (asprintf_stores_bounds)
{
  char *p;

  BEGIN (asprintf, 3);
  give (0, &p, 8);
  assert (W (asprintf) (&p, "%d", 123) == 3);
  stored (&p, p, 4);
}

TEST (asprintf_over)
{
  char *p[2];

  BEGIN (asprintf, 3);
  give_inside (0, p + 1, p, 8);
  W (asprintf) (p + 1, "%d", 123);
}

TEST (swprintf_over)
{
  static wchar_t wide[8];

  BEGIN (swprintf, 4);
  give (0, wide, 12);
  W (swprintf) (wide, 4, L"%d", 1234);
}

TEST (wprintf_string_over)
{
  BEGIN (wprintf, 2);
  give (1, text, 5);
  W (wprintf) (L"%s\n", text);
}

TEST (sscanf_fits)
{
  char word[8];
  int number;
  long large;
  double real;
  short small;

  BEGIN (sscanf, 7);
  give (2, word, 4);
  give (3, &number, 4);
  give (4, &large, 8);
  give (5, &real, 8);
  give (6, &small, 2);
  assert (W (sscanf) ("abc 1 2 3.5 4", "%s %d %ld %lf %hd", word, &number,
		      &large, &real, &small) == 5);
  assert (number == 1 && large == 2 && real == 3.5 && small == 4);
}

TEST (sscanf_string_over)
{
  char word[8];

  BEGIN (sscanf, 3);
  give (2, word, 3);
  W (sscanf) ("abc", "%s", word);
}

TEST (sscanf_number_over)
{
  int number[2];

  BEGIN (sscanf, 3);
  give (2, number, 4);
  W (sscanf) ("1", "%ld", (long *) number);
}

TEST (sscanf_not_assigned)
{
  char word[8];
  int number;

  BEGIN (sscanf, 4);
  give (2, &number, 4);
  give (3, word, 1);
  assert (W (sscanf) ("1", "%d%s", &number, word) == 1);
}

TEST (sscanf_suppressed)
{
  char word[8];

  BEGIN (sscanf, 3);
  give (2, word, 2);
  assert (W (sscanf) ("12 a", "%*d %1[a-z]", word) == 1);
}

TEST (sscanf_set_over)
{
  char word[8];

  BEGIN (sscanf, 3);
  give (2, word, 2);
  W (sscanf) ("]]]", "%[]a]", word);
}

TEST (sscanf_characters)
{
  char three[8];

  BEGIN (sscanf, 3);
  give (2, three, 3);
  assert (W (sscanf) ("abc", "%3c", three) == 1);
}

TEST (sscanf_allocates)
{
  char *p;

  BEGIN (sscanf, 3);
  give (2, &p, 8);
  assert (W (sscanf) ("abc", "%ms", &p) == 1);
  stored (&p, p, 4);
}

TEST (sscanf_source_over)
{
  static char source[4] = "123";
  int number;

  BEGIN (sscanf, 3);
  give (0, source, 3);
  W (sscanf) (source, "%d", &number);
}

CASES = {
  SILENT (printf_string_fits),
  REPORT (printf_string_over, "read of size 1 at "),
  REPORT (printf_string_over, " by printf"),
  SILENT (printf_precision),
  REPORT (printf_star_in_record_2, "read of size 1 at "),
  REPORT (printf_negative_precision, "read of size 1 at "),
  REPORT (printf_mixed, "read of size 1 at "),
  REPORT (printf_many, "read of size 1 at "),
  REPORT (printf_positions, "read of size 1 at "),
  SILENT (printf_null_and_percent),
  REPORT (printf_wide_string, "read of size 4 at "),
  SILENT (printf_wide_precision),
  SILENT (printf_count),
  REPORT (printf_count_over, "write of size 8 at "),
  REPORT (printf_format_over, "read of size 1 at "),
  SILENT (sprintf_fits),
  REPORT (sprintf_over, "write of size 7 at "),
  SILENT (sprintf_writes_no_more),
  SILENT (snprintf_generous),
  SILENT (snprintf_cuts),
  REPORT (snprintf_over, "write of size 7 at "),
  SILENT (snprintf_null),
  REPORT (vsnprintf_over, "by vsnprintf"),
  SILENT (asprintf_stores_bounds),
  REPORT (asprintf_over, "write of size 8 at "),
  REPORT (swprintf_over, "write of size 16 at "),
  REPORT (wprintf_string_over, "read of size 1 at "),
  SILENT (sscanf_fits),
  REPORT (sscanf_string_over, "write of size 4 at "),
  REPORT (sscanf_number_over, "write of size 8 at "),
  SILENT (sscanf_not_assigned),
  SILENT (sscanf_suppressed),
  REPORT (sscanf_set_over, "write of size 4 at "),
  SILENT (sscanf_characters),
  SILENT (sscanf_allocates),
  REPORT (sscanf_source_over, "read of size 1 at "),
  END
};
