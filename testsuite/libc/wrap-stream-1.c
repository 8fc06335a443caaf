/* The wrappers of iconv and regexec.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "unit.h"
#include <iconv.h>
#include <regex.h>

DECLARE (iconv);
DECLARE (regexec);

static char from[16] = "abcd";
static char to[16];

/* Convert four bytes with memory of ROOM bytes, of which the program says
   that it has LEFT.  */
static void
convert (size_t room, size_t left)
{
  iconv_t converter = iconv_open ("UTF-8", "ISO-8859-1");
  char *input = from;
  char *output = to;
  size_t input_left = 4;

  assert (converter != (iconv_t) -1);
  __mpxguard_store_bounds (&input, (uint64_t) from, (uint64_t) from,
			   (uint64_t) from + 3);
  __mpxguard_store_bounds (&output, (uint64_t) to, (uint64_t) to,
			   (uint64_t) to + room - 1);
  BEGIN (iconv, 5);
  give (1, &input, sizeof input);
  give (3, &output, sizeof output);
  assert (W (iconv) (converter, &input, &input_left, &output, &left) == 0);
  assert (input == from + 4 && output == to + 4);
  stored (&input, from, 4);
  stored (&output, to, room);
}

TEST (iconv_generous)
{
  convert (4, 16);
}

TEST (iconv_over)
{
  convert (3, 16);
}

TEST (iconv_reset)
{
  iconv_t converter = iconv_open ("UTF-8", "ISO-8859-1");

  BEGIN (iconv, 5);
  assert (W (iconv) (converter, NULL, NULL, NULL, NULL) == 0);
}

/* Match TEXT, of which SIZE bytes may be read, for COUNT places; there is
   room for one.  */
static int
match (const char *text, size_t size, size_t count, int flags)
{
  regex_t expression;
  regmatch_t places[2] = { { 0, 3 } };

  assert (regcomp (&expression, "b+", REG_EXTENDED) == 0);
  BEGIN (regexec, 5);
  give (0, &expression, sizeof expression);
  give (1, text, size);
  give (3, places, sizeof *places);
  return W (regexec) (&expression, text, count, places, flags);
}

TEST (regexec_fits)
{
  assert (match ("abc", 4, 1, 0) == 0);
}

TEST (regexec_piece)
{
  assert (match ("abcb", 3, 1, REG_STARTEND) == 0);
}

TEST (regexec_piece_over)
{
  match ("abcb", 2, 1, REG_STARTEND);
}

TEST (regexec_text_over)
{
  match ("abc", 3, 1, 0);
}

TEST (regexec_places_over)
{
  match ("abc", 4, 2, 0);
}

CASES = {
  SILENT (iconv_generous),
  REPORT (iconv_over, "write of size 4 at "),
  SILENT (iconv_reset),
  SILENT (regexec_fits),
  SILENT (regexec_piece),
  REPORT (regexec_piece_over, "read of size 3 at "),
  REPORT (regexec_text_over, "read of size 1 at "),
  REPORT (regexec_places_over, "write of size 16 at "),
  END
};
