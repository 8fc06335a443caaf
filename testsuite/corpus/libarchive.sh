# libarchive: the library's own tests and those of its programs.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libarchive

program_build ()
{
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --disable-shared \
    --disable-acl --disable-xattr --without-xml2 --without-nettle \
    && make -j"$jobs" && make -j"$jobs" check TESTS=
}

program_test ()
{
  cd "$1" && LC_ALL=C.UTF-8 LRZIP=NOCONFIG && export LC_ALL LRZIP
  for part in libarchive:libarchive tar:bsdtar cpio:bsdcpio cat:bsdcat; do
    directory=${part%:*} program=${part#*:}
    option=
    [ "$directory" = libarchive ] || option="-p $1/$program"
    "./${program}_test" $option -r "$1/$directory/test" 2>&1 \
      | grep -E '^ *[0-9]+: |^  Tests|Assertions|Failures'
  done
}
