# zstd: its fuzzers with fixed seeds, and the program at several levels.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libzstd

program_build ()
{
  make -C "$1/programs" -j"$jobs" CC="$2" MOREFLAGS="$3 -g" zstd-nolegacy \
    && make -C "$1/tests" -j"$jobs" CC="$2" MOREFLAGS="$3 -g" \
      fuzzer zstreamtest datagen
}

program_test ()
{
  cd "$1/tests" || return
  ./datagen -g3000000 > data
  for level in 1 3 9 19; do
    ../programs/zstd-nolegacy -$level -c data > data.zst \
      && cksum < data.zst \
      && ../programs/zstd-nolegacy -dc data.zst | cmp - data \
      && echo "level $level agrees"
  done
  ../programs/zstd-nolegacy -T2 -5 --long -c data \
    | ../programs/zstd-nolegacy -dc | cmp - data && echo "threads agree"
  ./fuzzer -s1 -i30 --no-big-tests 2>&1 | tr '\r' '\n' | grep -E 'completed|rror' | tr -d ' '
  ./zstreamtest -s1 -i20 --no-big-tests 2>&1 | tr '\r' '\n' | grep -E 'completed|rror' | tr -d ' '
}
