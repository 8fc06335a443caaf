/* The other types of C: complex numbers, long double, __int128, _Bool, _Float16
   sized integers, enumerations, wide characters, in arrays used whole.

   SPDX-License-Identifier: GPL-3.0-or-later  */
/* { dg-do run } */
#include <complex.h>
#include <stdbool.h>
#include <stdlib.h>
#include <wchar.h>

enum colour { RED, GREEN, BLUE };

#define TEST(TYPE)							\
  __attribute__ ((noipa)) static int					\
  test_##TYPE (TYPE *p, int n)						\
  {									\
    int equal = 0;							\
									\
    for (int i = 0; i < n; i++)						\
      p[i] = (TYPE) (i & 1);						\
    for (int i = 0; i < n; i++)						\
      equal += p[i] == (TYPE) (i & 1);					\
    return equal;							\
  }

typedef double _Complex complex_double;
typedef float _Complex complex_float;
typedef long double _Complex complex_long;
typedef long double long_double;
typedef __int128 int128;
typedef enum colour colour;

TEST (complex_double)
TEST (complex_float)
TEST (complex_long)
TEST (long_double)
TEST (int128)
TEST (bool)
TEST (colour)
TEST (wchar_t)

#define RUN(TYPE) (test_##TYPE (malloc (11 * sizeof (TYPE)), 11) != 11)

int
main (void)
{
  double _Complex z[2] = { 1 + 2 * I, 3 };
  double *parts = (double *) z;

  __imag__ z[1] = 4;
  return RUN (complex_double) || RUN (complex_float) || RUN (complex_long)
	 || RUN (long_double) || RUN (int128) || RUN (bool) || RUN (colour)
	 || RUN (wchar_t) || parts[3] != 4 || wcslen (L"abc") != 3;
}
