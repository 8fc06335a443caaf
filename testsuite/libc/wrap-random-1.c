/* The wrappers of string.h against the functions themselves: random strings
   in memory with no byte to spare must give the same results, and no
   report.  */
/* { dg-do run } */
/* { dg-plain-program "yes" } */
/* { dg-additional-options "-fno-builtin" } */
/* { dg-output "\[1-9\]\[0-9\]* cases, 0 failures" } */

#include "unit.h"

DECLARE (memccpy);
DECLARE (memchr);
DECLARE (memcmp);
DECLARE (memmem);
DECLARE (stpcpy);
DECLARE (strcasecmp);
DECLARE (strcasestr);
DECLARE (strcat);
DECLARE (strchr);
DECLARE (strchrnul);
DECLARE (strcmp);
DECLARE (strcpy);
DECLARE (strcspn);
DECLARE (strlen);
DECLARE (strncasecmp);
DECLARE (strncat);
DECLARE (strncmp);
DECLARE (strncpy);
DECLARE (strnlen);
DECLARE (strpbrk);
DECLARE (strrchr);
DECLARE (strspn);
DECLARE (strstr);

#define ROUNDS 20000

/* The operands of a round: two strings with their lengths, a character, a
   size; and memory for results.  */
static char *a;
static char *b;
static size_t length_a;
static size_t length_b;
static int c;
static size_t k;
static char expected[1600];
static char found[1600];

/* Return a new random string of at most MOST letters; its length goes to
   LENGTH.  */
static char *
make_string (int most, size_t *length)
{
  char *s;

  *length = rand () % (most + 1);
  s = malloc (*length + 1);
  for (size_t i = 0; i < *length; i++)
    s[i] = "abAB"[rand () % 4];
  s[*length] = 0;
  return s;
}

static size_t
smaller (size_t x, size_t y)
{
  return x < y ? x : y;
}

static int
sign (int x)
{
  return (x > 0) - (x < 0);
}

/* The next call is one of NAME with the two strings.  */
#define BEGIN_TWO(NAME)							\
  do									\
    {									\
      BEGIN (NAME, 2);							\
      give (0, a, length_a + 1);					\
      give (1, b, length_b + 1);					\
    }									\
  while (0)

/* Assert that NAME and its wrapper return the same.  */
#define SAME(NAME, ...)							\
  do									\
    {									\
      BEGIN_TWO (NAME);							\
      assert (W (NAME) (__VA_ARGS__) == NAME (__VA_ARGS__));		\
    }									\
  while (0)

#define SAME_SIGN(NAME, ...)						\
  do									\
    {									\
      BEGIN_TWO (NAME);							\
      assert (sign (W (NAME) (__VA_ARGS__)) == sign (NAME (__VA_ARGS__))); \
    }									\
  while (0)

/* Compare the functions that only read.  */
static void
compare_readers (void)
{
  size_t n;

  SAME (strlen, a);
  SAME (strnlen, a, k);
  SAME (strchr, a, c);
  SAME (strrchr, a, c);
  SAME (strchrnul, a, c);
  SAME (strspn, a, b);
  SAME (strcspn, a, b);
  SAME (strpbrk, a, b);
  SAME (strstr, a, b);
  SAME (strcasestr, a, b);
  SAME_SIGN (strcmp, a, b);
  SAME_SIGN (strncmp, a, b, k);
  SAME_SIGN (strcasecmp, a, b);
  SAME_SIGN (strncasecmp, a, b, k);

  n = smaller (k, length_a + 1);
  BEGIN (memchr, 3);
  give (0, a, n);
  assert (W (memchr) (a, c, n) == memchr (a, c, n));

  n = smaller (k, smaller (length_a, length_b));
  BEGIN (memcmp, 3);
  give (0, a, n);
  give (1, b, n);
  assert (sign (W (memcmp) (a, b, n)) == sign (memcmp (a, b, n)));

  BEGIN (memmem, 4);
  give (0, a, length_a);
  give (2, b, length_b);
  assert (W (memmem) (a, length_a, b, length_b)
	  == memmem (a, length_a, b, length_b));
}

/* Let NAME and its wrapper write the same of FROM, with the arguments that
   follow; WRITTEN bytes may be written, and READ bytes of FROM be read.  */
#define SAME_COPY(NAME, WRITTEN, FROM, READ, ...)			\
  do									\
    {									\
      BEGIN (NAME, 3);							\
      give (0, found, WRITTEN);						\
      give (1, FROM, READ);						\
      W (NAME) (found, FROM, ##__VA_ARGS__);				\
      NAME (expected, FROM, ##__VA_ARGS__);				\
      assert (memcmp (found, expected, sizeof found) == 0);		\
    }									\
  while (0)

/* Compare the functions that write.  */
static void
compare_writers (void)
{
  size_t taken = strnlen (a, k);
  size_t until;
  char *hit;

  memset (found, 1, sizeof found);
  memset (expected, 1, sizeof expected);
  SAME_COPY (strcpy, length_a + 1, a, length_a + 1);
  SAME_COPY (strcat, length_a + length_b + 1, b, length_b + 1);
  SAME_COPY (strncat, length_a + length_b + taken + 1, a,
	     smaller (k, length_a + 1), k);
  SAME_COPY (strncpy, k, a, smaller (k, length_a + 1), k);
  SAME_COPY (stpcpy, length_b + 1, b, length_b + 1);
  hit = memchr (a, c, length_a + 1);
  until = hit ? (size_t) (hit - a + 1) : length_a + 1;
  SAME_COPY (memccpy, until, a, until, c, length_a + 1);
}

TEST (random_strings)
{
  for (unsigned round = 0; round < ROUNDS; round++)
    {
      srand (round);
      a = make_string (round % 40 == 0 ? 700 : 12, &length_a);
      b = make_string (round % 3 ? 3 : 12, &length_b);
      c = "abABz"[rand () % 6];
      k = rand () % 20;
      compare_readers ();
      compare_writers ();
      free (a);
      free (b);
    }
}

CASES = {
  SILENT (random_strings),
  END
};
