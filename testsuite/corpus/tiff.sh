# libtiff: its own tests of the library and its tools.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=tiff

program_build ()
{
  need_command autoreconf autoconf
  need_command libtoolize libtool
  need_file /usr/include/zlib.h zlib1g-dev
  need_file /usr/include/jpeglib.h libjpeg-dev
  install_missing
  cd "$1" && { [ -x configure ] || autoreconf -fi; } \
    && ./configure CC="$2" CFLAGS="$3 -g" --disable-shared --disable-cxx \
    && make -j"$jobs" && make -C tools -j"$jobs" check TESTS= \
    && make -C test -j"$jobs" check TESTS=
}

program_test ()
{
  make -C "$1/test" check 2>&1 | grep -E '^(PASS|FAIL|SKIP|XFAIL|ERROR):'
}
