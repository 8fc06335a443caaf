# Oniguruma: a regular expression matcher that jumps by computed goto and keeps
# its stack in alloca's memory until that is too small; its own make check.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libonig

program_prepare ()
{
  cd "$1" && autoreconf -fi
}

program_build ()
{
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --disable-shared \
    && make -j"$jobs"
}

program_test ()
{
  cd "$1" && make -k check 2>&1 | grep -E '^(PASS|FAIL|SKIP): ' | sort
  cat test/*.log | grep -E '^(OK|FAIL|ERROR|RESULT)' | sort | cksum
}
