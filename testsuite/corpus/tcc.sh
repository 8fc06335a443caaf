# tcc: its own tests, and itself compiled by itself.
#
# In and out: see run-corpus.
#
# SPDX-License-Identifier: GPL-3.0-or-later

program_package=tcc

program_build ()
{
  cd "$1" && ./configure --cc="$2" --extra-cflags="$3 -g -w" \
    && make -j"$jobs" tcc libtcc.a libtcc1.a
}

# tests2 gives every program's output; what the tests of libtcc and of dlopen
# want is built by tcc itself and does not belong here.
program_test ()
{
  cd "$1" || return
  make -C tests/tests2 -k 2>&1 | grep -E '^(Test:|.*Error)'
  ./tcc -B. -I. -Iinclude -DONE_SOURCE=1 -o tcc2 tcc.c -lm -ldl -lpthread \
    && ./tcc2 -B. -I. -Iinclude -DONE_SOURCE=1 -o tcc3 tcc.c -lm -ldl -lpthread \
    && cmp tcc2 tcc3 && echo "tcc makes itself"
}
