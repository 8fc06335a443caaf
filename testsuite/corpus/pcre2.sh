# PCRE2 with its three widths of characters: its own make check.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=pcre2

program_build ()
{
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --disable-shared \
    --enable-pcre2-16 --enable-pcre2-32 && make -j"$jobs"
}

program_test ()
{
  cd "$1" && make -k check 2>&1 | grep -E '^(PASS|FAIL|SKIP): ' | sort
}
