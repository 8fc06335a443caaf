# zlib's minigzip: compress and unpack sources.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=zlib
program_binary=minigzip

program_prepare ()
{
  make_sources 6000000 > input
}

program_build ()
{
  "$@" -w -I. -DHAVE_UNISTD_H -DHAVE_STDARG_H -o minigzip *.c test/minigzip.c
}

program_run ()
{
  timed ./minigzip < input > packed && cksum < packed
  for i in 1 2 3 4; do
    timed ./minigzip -d < packed | cksum
  done
}
