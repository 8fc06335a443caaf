# Libgcrypt: its tests, with its routines in assembler.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=libgcrypt20

program_build ()
{
  need_file "/usr/include/$(gcc -print-multiarch)/gpg-error.h" libgpg-error-dev
  install_missing
  cd "$1" && ./configure CC="$2" CFLAGS="$3 -g" --disable-shared --disable-doc \
    && make -j"$jobs"
}

program_test ()
{
  cd "$1" && make -k check 2>&1 | grep -E '^(PASS|FAIL|SKIP|ERROR):'
}
