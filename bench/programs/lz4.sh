# lz4: compress sources fast and thoroughly, unpack them.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=lz4
program_binary=lz4-bench

program_prepare ()
{
  make_sources 12000000 > input
}

program_build ()
{
  "$@" -w -Ilib -DXXH_NAMESPACE=LZ4_ -o lz4-bench lib/*.c programs/*.c
}

program_run ()
{
  for level in 1 6; do
    timed ./lz4-bench -q -$level -c input > packed && cksum < packed
    for i in 1 2 3 4; do
      timed ./lz4-bench -q -d -c packed | cksum
    done
  done
}
