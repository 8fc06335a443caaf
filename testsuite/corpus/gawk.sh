# gawk: its own tests.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=gawk

# The archive of Debian has no sources of the manual.
program_build ()
{
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --disable-nls \
    --disable-extensions && make -j"$jobs" SUBDIRS="support ."
}

program_test ()
{
  cd "$1/test" && make -k AWKPROG=../gawk basic unix-tests charset-tests 2>&1 \
    | grep -vE '^make|[0-9]:[0-9]' | sort
}
