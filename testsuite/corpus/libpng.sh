# libpng: its own make check.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libpng1.6

program_build ()
{
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --disable-shared \
    && make -j"$jobs" && make -j"$jobs" check TESTS=
}

program_test ()
{
  cd "$1" && make -k check 2>&1 | grep -E '^(PASS|FAIL|SKIP|ERROR|XFAIL):' | sort
}
