# libxml2: its own tests of its functions with odd arguments, of characters and
# dictionaries.  Debian's archive lacks the files that others of its tests read.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libxml2

program_build ()
{
  need_command autoreconf autoconf
  need_command libtoolize libtool
  need_file /usr/include/zlib.h zlib1g-dev
  install_missing
  cd "$1" && { [ -x configure ] || autoreconf -fi; } \
    && ./configure CC="$2" CFLAGS="$3 -g" --disable-shared --without-python \
      --without-lzma --without-icu \
    && make -j"$jobs"
}

program_test ()
{
  cd "$1" || return
  for test in testapi testchar testdict; do
    echo "== $test"
    "./$test" 2>&1 | grep -E '^(Total|Testing .* : )'
  done
}
