# rsync: its own tests, with its own copies of zlib and popt.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=rsync

program_build ()
{
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --disable-openssl \
    --disable-xxhash --disable-zstd --disable-lz4 --disable-md2man \
    --disable-roll-simd --with-included-popt --with-included-zlib \
    && make -j"$jobs"
}

program_test ()
{
  make -C "$1" check 2>&1 | grep -E '^(PASS|FAIL|SKIP|ERROR|XFAIL)'
}
