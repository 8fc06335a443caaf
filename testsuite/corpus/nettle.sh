# nettle: its own make check.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=nettle

program_build ()
{
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --disable-assembler \
    --disable-openssl --disable-documentation --disable-shared \
    && make -j"$jobs"
}

# The test in C++ is linked by g++, which knows nothing of libmpxguard.
program_test ()
{
  cd "$1/testsuite" && make -k -j"$jobs" TS_CXX= check 2>&1 \
    | grep -E '^(PASS|FAIL|SKIP): ' | sort
}
