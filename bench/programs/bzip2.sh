# bzip2: compress and unpack sources.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=bzip2
program_binary=bzip2-bench

program_prepare ()
{
  make_sources 3500000 > input
}

program_build ()
{
  "$@" -w -D_FILE_OFFSET_BITS=64 -o bzip2-bench blocksort.c huffman.c crctable.c \
    randtable.c compress.c decompress.c bzlib.c bzip2.c
}

program_run ()
{
  timed ./bzip2-bench -9 < input > packed && cksum < packed
  timed ./bzip2-bench -d < packed | cksum
}
