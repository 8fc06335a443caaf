# GNU grep: its own tests.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=grep

program_build ()
{
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --disable-nls \
    && make -C lib -j"$jobs" && make -C src -j"$jobs" \
    && make -C tests -j"$jobs" check TESTS=
}

program_test ()
{
  make -C "$1/tests" check 2>&1 | grep -E '^(PASS|FAIL|SKIP|XFAIL|ERROR):'
}
