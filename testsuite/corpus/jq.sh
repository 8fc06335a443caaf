# jq without regular expressions: its own tests, but not by valgrind.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=jq

program_prepare ()
{
  cd "$1" && autoreconf -fi
}

program_build ()
{
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --without-oniguruma \
    --disable-docs --disable-maintainer-mode --disable-shared \
    && make -j"$jobs"
}

program_test ()
{
  cd "$1" && ./jq -L tests/modules --run-tests tests/jq.test 2>&1 \
    | grep '^Test #\|^[0-9]* of '
}
