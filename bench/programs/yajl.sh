# yajl: parse and print JSON piece by piece.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=yajl
program_binary=yajl-bench

program_prepare ()
{
  mkdir -p include/yajl
  cp src/api/*.h include/yajl
  sed 's/${YAJL_[A-Z]*}/2/' src/api/yajl_version.h.cmake \
    > include/yajl/yajl_version.h
  make_json 70000 > input
}

program_build ()
{
  "$@" -w -Iinclude -o yajl-bench src/*.c reformatter/json_reformat.c -lm
}

program_run ()
{
  timed ./yajl-bench < input > output && cksum < output
  timed ./yajl-bench -m < output | cksum
}
