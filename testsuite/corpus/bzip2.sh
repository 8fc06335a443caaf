# bzip2: its own make test, and the text of its manual.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=bzip2

program_build ()
{
  make -C "$1" -j"$jobs" CC="$2" CFLAGS="$3 -g -D_FILE_OFFSET_BITS=64" \
    bzip2 bzip2recover
}

program_test ()
{
  cd "$1"
  for n in 1 2 3; do
    ./bzip2 -$n < sample$n.ref | cmp - sample$n.bz2 && echo "sample $n packs"
    ./bzip2 -d < sample$n.bz2 | cmp - sample$n.ref && echo "sample $n unpacks"
  done
  seq 1 500000 > data
  ./bzip2 -9k data && ./bzip2 -t data.bz2 && echo "large file is sound"
  ./bzip2 -dc data.bz2 | cmp - data && echo "large file agrees"
  head -c 100000 data.bz2 > cut.bz2
  ./bzip2 -t cut.bz2 || echo "cut file is not sound"
  ./bzip2recover data.bz2 2>&1 | tail -n 1
}
