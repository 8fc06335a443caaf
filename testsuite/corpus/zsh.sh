# zsh: its own tests of the shell, its line editor and completion.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=zsh

# Tests of job control, which depend on time.
program_expected='\./W0[23].*'

program_build ()
{
  cd "$1" && { [ -f configure ] || ./Util/preconfig; } \
    && ./configure CC="$2" CFLAGS="$3 -g" --disable-gdbm --without-tcsetpgrp \
    && make -j"$jobs"
}

program_test ()
{
  cd "$1" && make test 2>&1 | grep -E '^\./.*: (all tests|test (failed|case))'
}
