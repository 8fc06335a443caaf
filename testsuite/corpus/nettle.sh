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

program_test ()
{
  cd "$1/testsuite" && make -k -j"$jobs" check 2>&1 \
    | grep -E '^(PASS|FAIL|SKIP): ' | grep -v '^[A-Z]*: *cxx$' | sort
}
