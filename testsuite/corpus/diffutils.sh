# GNU diffutils: their own tests.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=diffutils

program_build ()
{
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --disable-nls \
    && make -C lib -j"$jobs" && make -C src -j"$jobs"
}

program_test ()
{
  make -C "$1/tests" check 2>&1 | grep -E '^(PASS|FAIL|SKIP|XFAIL|ERROR):'
}
