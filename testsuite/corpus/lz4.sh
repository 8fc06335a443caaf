# LZ4: its frame tests and fuzzer, and the program on its own sources.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=lz4

program_build ()
{
  make -C "$1/programs" -j"$jobs" CC="$2" CFLAGS="$3 -g" lz4 \
    && make -C "$1/tests" -j"$jobs" CC="$2" CFLAGS="$3 -g" frametest fuzzer
}

program_test ()
{
  cd "$1"
  for i in 1 2 3; do
    cat lib/*.c doc/*
  done > data
  for level in 1 5 12 --fast; do
    programs/lz4 -q -f -$level data packed && cksum < packed \
      && programs/lz4 -q -df packed unpacked && cmp data unpacked \
      && echo "level $level agrees"
  done
  tests/frametest -s1 -i1000 2>&1 | tail -n 1
  tests/fuzzer -s1 -i100 2>&1 | tail -n 1
}
