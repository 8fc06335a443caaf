# libpng, with zlib: write and read pictures in memory.
#
# In and out: see bench/run.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libpng1.6
program_binary=png

program_prepare ()
{
  cp scripts/pnglibconf.h.prebuilt pnglibconf.h
  fetch_source zlib "$PWD/zlib" "$BENCH_DOWNLOAD"
}

program_build ()
{
  "$@" -w -I. -Izlib -DHAVE_UNISTD_H -DPNG_INTEL_SSE_OPT=0 -o png \
    "$top/bench/drivers/png.c" \
    $(ls *.c | grep -v -e example -e pngtest) zlib/*.c -lm
}

program_run ()
{
  timed ./png
}
