# zstd: compress sources at three levels, unpack them.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libzstd
program_binary=zstd-bench

program_prepare ()
{
  make_sources 8000000 > input
}

program_build ()
{
  "$@" -w -DZSTD_DISABLE_ASM -DXXH_NAMESPACE=ZSTD_ -DZSTD_NOBENCH -DZSTD_NODICT \
    -DZSTD_NOTRACE -Ilib -Ilib/common -o zstd-bench lib/common/*.c lib/compress/*.c \
    lib/decompress/*.c programs/zstdcli.c programs/util.c programs/timefn.c \
    programs/fileio.c programs/fileio_asyncio.c
}

program_run ()
{
  for level in 3 9 13; do
    timed ./zstd-bench -q --single-thread -$level -c input > packed \
      && cksum < packed
    timed ./zstd-bench -q -d -c packed | cksum
  done
}
