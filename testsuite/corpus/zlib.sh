# zlib: its own make test, and minigzip on text and noise.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=zlib

program_build ()
{
  cd "$1" && CC=$2 CFLAGS="$3 -g" ./configure && make -j"$jobs"
}

program_test ()
{
  cd "$1" && make -s test
  { seq 1 300000; seq 1 800000 | gzip -1n | head -c 1000000; } > data
  for level in 1 6 9; do
    ./minigzip -$level < data > packed && cksum < packed \
      && ./minigzip -d < packed | cmp - data && echo "level $level agrees"
  done
}
